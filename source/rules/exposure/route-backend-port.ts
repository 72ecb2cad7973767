import {essentials} from '../../model/sync-status.ts';
import {backendPortFix} from '../lib/fixes/backend-port-fix.ts';
import {routeName, routeSubject, routesTo} from '../lib/routes-to.ts';
import type {Rule} from '../rule.ts';

export const routeBackendPort: Rule = {
	code: 'route-backend-port',
	rank: 780,
	title: 'Route names a port the Service does not have',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes'],
	worksOnManifests: 'error',
	saysAbsence: true,
	docs: `The port of a backendRef is the Service's port, as a number, and has to be given. The container's port is not looked
at: the Service's targetPort leads there. Where the Service has no such port, an HTTPRoute answers 500, a GRPCRoute
with the gRPC status UNAVAILABLE.

By hand: kubectl describe httproute NAME against kubectl get service NAME -o jsonpath='{.spec.ports}'.

Put one of the Service's ports into the route.`,
	check(view) {
		const {service} = view;
		// A name outside the cluster has the ports it has.
		if (service.type === 'ExternalName') {
			return undefined;
		}

		const there = service.ports.map(({port}) => port).join(', ');
		return routesTo(view)
			.filter(({backend}) => service.ports.every(({port}) => port !== backend.port))
			.map(({route, backend: {port, path}}) => {
				const behind = service.ports.find(({targetPort}) => targetPort === port);
				const asked = port === 0 ? 'gives no port' : `asks for port ${port}`;
				return {
					subject: routeSubject(route),
					cause: `${routeName(route)} ${asked}; the Service has ${there || 'none'}${behind ? `, and ${port} is the targetPort of ${behind.port}` : ''}`,
					evidence: [
						{path: `${routeName(route)} ${path}.port`, value: port === 0 ? 'not set' : String(port)},
						{path: 'spec.ports', value: there},
					],
					fixes: [backendPortFix(service, port, `${routeName(route)} at ${path}`)],
				};
			});
	},
};
