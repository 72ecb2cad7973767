import {valueSimilarity} from '../../model/labels/similarity.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {absenceSeverity, servicesEvidence} from '../lib/nearest-name.ts';
import {routeName, routeSubject} from '../lib/routes-to.ts';
import type {Rule} from '../rule.ts';

/** A name that resembles another by less is another name. */
const resembling = 0.5;

export const routeBackendMissing: Rule = {
	code: 'route-backend-missing',
	rank: 770,
	title: 'Route backend Service not found',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `A route of the Gateway API sends requests to the Services in backendRefs, of its own namespace unless they name
another. Where the Service does not exist, the requests of that share fail: an HTTPRoute answers 500, a GRPCRoute with
the gRPC status UNAVAILABLE, and connections of a TLSRoute or TCPRoute are closed.

Check: kubectl describe httproute NAME shows ResolvedRefs False, BackendNotFound; kubectl get services shows those
there are.

Fix: Correct the name in the route, or create the Service.`,
	check: () => undefined,
	checkMissing({namespace, name, routes, services}) {
		const [route] = routes;
		const backend = route?.backends.find(each => each.namespace === namespace && each.service === name);
		if (route === undefined || backend === undefined) {
			return undefined;
		}

		const [near] = services
			.map(each => ({each, similarity: valueSimilarity(name, each)}))
			.filter(({similarity}) => similarity >= resembling)
			.sort((a, b) => b.similarity - a.similarity);
		return {
			worstOnManifests: absenceSeverity(name, services),
			subject: routeSubject(route),
			cause: near
				? causeText`Service ${name} not found (${routeName(route)}); did you mean ${near.each}?`
				: causeText`Service ${name} not found (${routeName(route)})`,
			evidence: [{path: `${routeName(route)} ${backend.path}.name`, value: name}, ...servicesEvidence(services)],
			fixes: [
				{
					kind: 'text',
					label: near ? 'Fix the name' : 'Create the Service or fix the name',
					value: near
						? `In ${routeName(route)}, name ${near.each} at ${backend.path}.`
						: `Create Service ${name} in namespace ${namespace}, or name one that exists at ${backend.path}.`,
					mutating: false,
				},
			],
		};
	},
};
