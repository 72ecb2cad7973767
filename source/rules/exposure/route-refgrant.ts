import type {ReferenceGrant, Route} from '../../model/networking/gateway-objects.ts';
import type {Service} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {routeName, routeSubject, routesTo} from '../lib/routes-to.ts';
import type {Rule} from '../rule.ts';

const group = 'gateway.networking.k8s.io';

/** Whether a grant allows the route to reference the Service. */
const lets = ({from, to}: ReferenceGrant, {kind, namespace}: Route, {name}: Service) =>
	from.some(each => each.group === group && each.kind === kind && each.namespace === namespace) &&
	to.some(each => each.group === '' && each.kind === 'Service' && (each.name === '' || each.name === name));

const manifest = ({kind, namespace}: Route, service: Service) =>
	[
		`apiVersion: ${group}/v1beta1`,
		'kind: ReferenceGrant',
		'metadata:',
		`  name: ${namespace}-${service.name}`,
		`  namespace: ${service.namespace}`,
		'spec:',
		`  from: [{group: ${group}, kind: ${kind}, namespace: ${namespace}}]`,
		`  to: [{group: '', kind: Service, name: ${service.name}}]`,
	].join('\n');

export const routeRefgrant: Rule = {
	code: 'route-refgrant',
	rank: 790,
	title: 'ReferenceGrant missing for a cross-namespace route',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes', 'referencegrants'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `A route may name a Service of another namespace only where that namespace has a ReferenceGrant for it: from the
route's kind and namespace, to Services. Without one the Gateway rejects the backend: an HTTPRoute answers 500, a
GRPCRoute with the gRPC status UNAVAILABLE, and connections of a TLSRoute or TCPRoute are closed.

Check: kubectl describe httproute NAME shows ResolvedRefs False, RefNotPermitted; kubectl -n NAMESPACE get
referencegrants shows what the Service's namespace allows.

Fix: Create a ReferenceGrant in the Service's namespace, or move the route there.`,
	check(view) {
		const {service, grants} = view;
		// Grants that may not be listed are unknown.
		if (grants === undefined) {
			return undefined;
		}

		return routesTo(view)
			.filter(
				({route}, index, all) =>
					route.namespace !== service.namespace &&
					all.findIndex(each => each.route === route) === index &&
					!grants.some(grant => lets(grant, route, service)),
			)
			.map(({route, backend}) => ({
				subject: routeSubject(route),
				cause: causeText`no ReferenceGrant for ${routeName(route)} from namespace ${route.namespace}`,
				evidence: [
					{path: `${routeName(route)} ${backend.path}.namespace`, value: service.namespace},
					{path: 'referencegrants', value: grants.map(({name}) => name).join(', ') || 'none'},
				],
				fixes: [
					{kind: 'yaml', label: 'Create a ReferenceGrant', value: manifest(route, service), mutating: true} as const,
				],
			}));
	},
};
