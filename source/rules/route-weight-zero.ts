import {essentials} from '../model/inputs.ts';
import {routeName, routeSubject, routesTo} from './routes-to.ts';
import type {Rule} from './rule.ts';

export const routeWeightZero: Rule = {
	code: 'route-weight-zero',
	title: 'Every backend of a rule of a route has weight 0',
	severity: 'info',
	confidence: 'certain',
	inputs: [...essentials, 'httproutes'],
	docs: `The requests of a route's rule are shared out by weight. A backend of weight 0 gets none, which is how one waits for
its turn; where all of a rule have 0, the Gateway answers its requests with 500.

By hand: kubectl get httproute NAME -o jsonpath='{.spec.rules[*].backendRefs}'.

Give one of them a weight above 0. Where it is meant to be closed, there is nothing to mend.`,
	check(view) {
		return routesTo(view)
			.filter(({route: {backends}, backend: {rule}}) => backends.every(each => each.rule !== rule || each.weight === 0))
			.map(({route, backend: {path, rule}}) => ({
				subject: routeSubject(route),
				cause: `${routeName(route)} sends nobody: every backend of its rule ${rule} has weight 0`,
				evidence: [{path: `${routeName(route)} ${path}.weight`, value: '0'}],
				fixes: [],
			}));
	},
};
