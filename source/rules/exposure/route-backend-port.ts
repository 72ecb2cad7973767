import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {backendPortFix} from '../lib/fixes/backend-port-fix.ts';
import {routeName, routeSubject, routesTo} from '../lib/routes-to.ts';
import type {Rule} from '../rule.ts';

export const routeBackendPort: Rule = {
	code: 'route-backend-port',
	rank: 780,
	title: 'Route backend port not found',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes'],
	worksOnManifests: 'error',
	saysAbsence: true,
	docs: `The port of a backendRef is the Service's port, as a number, and has to be given. The container's port does not
count: the Service maps port to targetPort. Where the Service has no such port, an HTTPRoute answers 500, a GRPCRoute
with the gRPC status UNAVAILABLE, and connections of a TLSRoute or TCPRoute are closed.

Check: kubectl describe httproute NAME against kubectl get service NAME -o jsonpath='{.spec.ports}'.

Fix: Put one of the Service's ports into the route.`,
	check(view) {
		const {service} = view;
		// An ExternalName has the ports of its host.
		if (service.type === 'ExternalName') {
			return undefined;
		}

		const available = service.ports.map(({port}) => port).join(', ');
		return routesTo(view)
			.filter(({backend}) => service.ports.every(({port}) => port !== backend.port))
			.map(({route, backend: {port, path}}) => {
				const portWithThatTarget = service.ports.find(({targetPort}) => targetPort === port);
				const asked = port === 0 ? 'no port' : `port ${port} not in Service`;
				return {
					subject: routeSubject(route),
					cause: causeText`${asked} (${routeName(route)}); it has ${available || 'none'}${portWithThatTarget ? `, ${port} is a targetPort` : ''}`,
					evidence: [
						{path: `${routeName(route)} ${path}.port`, value: port === 0 ? 'not set' : String(port)},
						{path: 'spec.ports', value: available},
					],
					fixes: [backendPortFix(service, port, `${routeName(route)} at ${path}`)],
				};
			});
	},
};
