import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {refusedBy} from '../lib/refused-routes.ts';
import {routeName, routeSubject} from '../lib/routes-to.ts';
import type {Rule, RuleResult} from '../rule.ts';

export const routeNotAccepted: Rule = {
	code: 'route-not-accepted',
	rank: 810,
	title: 'Route is not Accepted by its Gateway',
	severity: 'warning',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes'],
	worksOnManifests: 'warning',
	docs: `A route attaches to a Gateway only if a listener accepts it. Until Accepted is True the Gateway ignores the route.
Reasons: the listeners allow routes of their own namespace only (NotAllowedByListeners), no listener has its hostname
(NoMatchingListenerHostname), or the port or sectionName of its parentRef matches no listener (NoMatchingParent).

Check: kubectl describe httproute NAME, Status, Parents.

Fix: Correct parentRefs or hostnames of the route, or allowedRoutes of the Gateway's listener. Where the route has no
status at all, no controller serves the Gateway's class, or the Gateway does not exist.`,
	check({routes, gateways, isOfManifests}) {
		return routes.flatMap((route): readonly RuleResult[] => {
			const name = routeName(route);
			if (route.statuses.length === 0) {
				const refused = refusedBy(route, gateways);
				const [parent] = route.parents;
				return refused.length > 0 || parent === undefined || isOfManifests
					? refused
					: [
							{
								severity: 'info',
								confidence: 'likely',
								subject: routeSubject(route),
								cause: causeText`no status yet: ${name} on Gateway ${parent.name}`,
								evidence: [{path: `${name} status.parents`, value: 'none'}],
								fixes: [],
							},
						];
			}

			return route.statuses.flatMap(({parent, conditions}) =>
				conditions
					.filter(({type, status}) => type === 'Accepted' && status === 'False')
					.map(({reason, message}) => ({
						subject: routeSubject(route),
						cause: causeText`${reason}: ${name} not Accepted by Gateway ${parent.name}`,
						evidence: [
							{
								path: `${name} status.parents[${parent.name}].conditions[Accepted]`,
								value: [`False ${reason}`, message].filter(Boolean).join(': '),
							},
						],
						fixes: [
							{
								kind: 'command',
								label: 'Check the route status',
								argv: ['kubectl', '-n', route.namespace, 'describe', route.kind.toLowerCase(), route.name],
								mutating: false,
							} as const,
						],
					})),
			);
		});
	},
};
