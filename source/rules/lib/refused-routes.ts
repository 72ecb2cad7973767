import type {Gateway, Route} from '../../model/networking/gateway-objects.ts';
import {keyOf} from '../../model/objects.ts';
import type {RuleResult} from '../rule.ts';
import {causeText} from './cause-text.ts';
import {listenerRefusal} from './listener-refusal.ts';
import {routeName, routeSubject} from './routes-to.ts';

/** What the listeners of Gateways refuse by their spec, while no controller has set a status. */
export const refusedBy = (route: Route, gateways: readonly Gateway[]): readonly RuleResult[] =>
	route.parents.flatMap(parent => {
		const gateway = gateways.find(each => keyOf(each) === keyOf(parent));
		const refusal = gateway && listenerRefusal(route, parent, gateway);
		return refusal === undefined
			? []
			: [
					{
						confidence: 'likely',
						subject: routeSubject(route),
						cause: causeText`${refusal.reason}: ${routeName(route)} not Accepted by Gateway ${keyOf(parent)}`,
						evidence: [
							{path: `${routeName(route)} ${parent.path}.name`, value: parent.name},
							{path: `gateway/${parent.name} spec.listeners`, value: refusal.text},
						],
						fixes: [
							{
								kind: 'text',
								label: 'Match a listener',
								value: `Fix ${parent.path} or hostnames of ${routeName(route)}, or allowedRoutes of a listener of gateway ${keyOf(parent)}.`,
								mutating: false,
							},
						],
					},
				];
	});
