import {routeNotAccepted} from '../../../source/rules/exposure/route-not-accepted.ts';
import {refused, route} from '../../_helpers/gateways.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const parent = {namespace: 'infra', name: 'edge'};

verifyRule(routeNotAccepted, {
	good: [
		view(),
		view({routes: [route()]}),
		view({routes: [route({parents: [], statuses: []})]}),
		// That of another backend.
		view({routes: [route({statuses: [{parent, conditions: [refused('ResolvedRefs', 'BackendNotFound')]}]})]}),
	],
	bad: [
		{
			view: view({
				routes: [
					route({statuses: [{parent, conditions: [refused('Accepted', 'NotAllowedByListeners', 'no listener')]}]}),
				],
			}),
			severity: 'warning',
			mention: ['httproute/front is not accepted by gateway edge: NotAllowedByListeners, no listener'],
		},
		{view: view({routes: [route({statuses: []})]}), severity: 'info', mention: ['no controller has said']},
	],
});
