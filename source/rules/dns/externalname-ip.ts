import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {addressIn, hostIn} from '../lib/external-host.ts';
import {externalServiceManifest} from '../lib/fixes/endpoint-slice-manifest.ts';
import type {Rule} from '../rule.ts';

export const externalnameIp: Rule = {
	code: 'externalname-ip',
	rank: 30,
	title: 'externalName is not a hostname',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `An ExternalName Service is answered with a CNAME record, and that can only point to a host name. With an address,
a URL or a port in it, DNS has no answer: NXDOMAIN, although the API accepts what looks like a name.

Check: kubectl get service NAME -o jsonpath='{.spec.externalName}', and nslookup NAME in a pod.

Fix: For an address, make a Service without a selector and an EndpointSlice that holds the address. For a URL or a host
with a port, keep the hostname only: clients add scheme and port themselves.`,
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
				cause: causeText`externalName ${externalName} is an IP address, not a hostname`,
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
			cause: causeText`externalName ${externalName} has a scheme, port or path`,
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
