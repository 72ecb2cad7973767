import {essentials} from '../../model/sync-status.ts';
import {addressIn, hostIn} from '../lib/external-host.ts';
import {externalServiceManifest} from '../lib/fixes/endpoint-slice-manifest.ts';
import type {Rule} from '../rule.ts';

export const externalnameIp: Rule = {
	code: 'externalname-ip',
	rank: 30,
	title: 'ExternalName is not a host name',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `An ExternalName Service is answered with a CNAME record, and that can only point to a host name. With an address,
a URL or a port in it, DNS has no answer: NXDOMAIN, although the API accepts what looks like a name.

By hand: kubectl get service NAME -o jsonpath='{.spec.externalName}', and nslookup NAME in a pod.

For an address, make a Service without a selector and an EndpointSlice that holds the address. For a URL or a
host with a port, leave the host name alone: clients give scheme and port themselves.`,
	check({service}) {
		const {type, externalName, namespace, name} = service;
		if (type !== 'ExternalName') {
			return undefined;
		}

		const host = hostIn(externalName);
		const address = addressIn(host);
		if (host === externalName && address === undefined) {
			return undefined;
		}

		const evidence = [{path: 'spec.externalName', value: externalName}];
		if (address !== undefined) {
			return {
				cause: `externalName ${externalName} is an ${address.family} address: DNS can't answer with a CNAME to it`,
				evidence,
				fixes: [
					{
						kind: 'yaml',
						label: 'Replace it with a Service without selector and an EndpointSlice',
						value: externalServiceManifest(service, address),
						mutating: true,
					},
				],
			};
		}

		return {
			cause: `externalName ${externalName} is more than a host name: DNS can't answer with a CNAME to it`,
			evidence,
			fixes: [
				{
					kind: 'command',
					label: 'Use the hostname only',
					argv: [
						...['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p'],
						JSON.stringify({spec: {externalName: host}}),
					],
					mutating: true,
				},
			],
		};
	},
};
