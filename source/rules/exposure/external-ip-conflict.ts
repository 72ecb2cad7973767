import type {Rival} from '../../model/facets/rivals.ts';
import {keyOf, type Service} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const fixesFor = ({namespace, name, externalIPs = []}: Service, {address, field, service}: Rival): readonly Fix[] => {
	const others = externalIPs.filter(each => each !== address);
	const spec = field === 'externalIPs' ? {externalIPs: others.length > 0 ? others : null} : {loadBalancerIP: null};
	const elsewhere: Fix = {
		kind: 'text',
		label: 'Use another address or port for one of them',
		value: `Keep ${address} on one of ${namespace}/${name} and ${service}, and give the other an address or a port of its own.`,
		mutating: false,
	};
	// An address that a controller assigned can't be removed here.
	return field === 'status.loadBalancer.ingress'
		? [elsewhere]
		: [
				{
					kind: 'command',
					label: `Remove ${address} here: ${service} keeps it`,
					argv: [
						...['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p'],
						JSON.stringify({spec}),
					],
					mutating: true,
				},
				elsewhere,
			];
};

const pathOf = ({externalIPs = []}: Service, {address, field}: Rival) => {
	if (field.startsWith('status')) {
		return field;
	}

	return field === 'externalIPs' ? `spec.externalIPs[${externalIPs.indexOf(address)}]` : `spec.${field}`;
};

export const externalIpConflict: Rule = {
	code: 'external-ip-conflict',
	rank: 100,
	title: 'Two Services claim one external IP and port',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `kube-proxy forwards each address and port from outside to one Service. Where two Services, of one namespace or of two,
name the same externalIPs or loadBalancerIP with the same port and protocol, which of them gets the traffic is
undefined: it may differ from node to node, and change with a restart of kube-proxy. The other gets nothing.

Check: kubectl get services -A -o wide, and compare EXTERNAL-IP and PORT(S).

Fix: Give one of them another address or another port. The same address with different ports, or the same port once for
TCP and once for UDP, is no conflict.`,
	check({service, rivals}) {
		const byAddress = Map.groupBy(rivals, ({address}) => address);
		return [...byAddress].map(([address, all]) => {
			const first = all[0]!;
			const ports = [...new Set(all.map(({port, protocol}) => `${port}/${protocol}`))].join(', ');
			const names = [...new Set(all.map(rival => rival.service))];
			return {
				...(new Set(all.map(({port}) => port)).size === 1 && {port: first.port}),
				cause: causeText`external IP of ${names.join(', ')} too: ${address}:${ports}`,
				evidence: [
					{path: pathOf(service, first), value: address},
					...names.map(name => ({path: `service ${name}`, value: `${address} ${ports}, like ${keyOf(service)}`})),
				],
				fixes: fixesFor(service, first),
			};
		});
	},
};
