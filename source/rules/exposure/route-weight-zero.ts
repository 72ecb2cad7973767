import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {routeName, routeSubject, routesTo} from '../lib/routes-to.ts';
import type {Rule} from '../rule.ts';

export const routeWeightZero: Rule = {
	code: 'route-weight-zero',
	rank: 830,
	title: 'All backends of a route rule have weight 0',
	severity: 'info',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes'],
	worksOnManifests: 'info',
	docs: `The requests of a route's rule are shared by weight. A backend of weight 0 gets none, which is how it waits for its
turn. Where all backends of a rule have weight 0, no request is forwarded. The Gateway API does not define the answer:
some Gateways send 500, others 503, and Envoy may reject the whole configuration.

Check: kubectl get httproute NAME -o jsonpath='{.spec.rules[*].backendRefs}'.

Fix: Give one of them a weight above 0. Where the rule is closed on purpose, there is nothing to fix.`,
	check(view) {
		return routesTo(view)
			.filter(({route: {backends}, backend: {rule}}) => backends.every(each => each.rule !== rule || each.weight === 0))
			.map(({route, backend: {path, rule}}) => ({
				subject: routeSubject(route),
				cause: causeText`all backends have weight 0: ${routeName(route)} rule ${rule} gets no traffic`,
				evidence: [{path: `${routeName(route)} ${path}.weight`, value: '0'}],
				fixes: [],
			}));
	},
};
