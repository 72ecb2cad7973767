import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {routeName, routeSubject, routesTo} from '../lib/routes-to.ts';
import type {Rule} from '../rule.ts';

export const routeExternalname: Rule = {
	code: 'route-externalname',
	rank: 820,
	title: 'Route backend is an ExternalName Service',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'httproutes'],
	worksOnManifests: 'warning',
	docs: `Gateways should not send requests to a Service of type ExternalName: it could name anything, the Gateway's own
loopback too (CVE-2021-25740). Most reject such a backend: an HTTPRoute answers 500, a GRPCRoute with the gRPC status
UNAVAILABLE. Some can be configured to allow it.

Check: kubectl describe httproute NAME, Status, ResolvedRefs; kubectl get service NAME -o jsonpath='{.spec.type}'.

Fix: Use a Service without a selector and an EndpointSlice with the addresses, or what the Gateway offers for outside
hosts.`,
	check(view) {
		const [first] = view.service.type === 'ExternalName' ? routesTo(view) : [];
		return (
			first && {
				subject: routeSubject(first.route),
				cause: causeText`ExternalName backend in ${routeName(first.route)}: rejected by most Gateways`,
				evidence: [
					{path: `${routeName(first.route)} ${first.backend.path}.name`, value: view.service.name},
					{path: 'spec.type', value: 'ExternalName'},
				],
				fixes: [],
			}
		);
	},
};
