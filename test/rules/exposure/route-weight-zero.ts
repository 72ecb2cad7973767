import {routeWeightZero} from '../../../source/rules/exposure/route-weight-zero.ts';
import {backend, route} from '../../_helpers/gateways.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const none = backend({weight: 0});

verifyRule(routeWeightZero, {
	good: [
		view(),
		view({routes: [route()]}),
		view({routes: [route({backends: [none, backend({service: 'other'})]})]}),
		view({routes: [route({backends: [backend(), {...none, service: 'other', rule: 1}]})]}),
	],
	bad: [
		{view: view({routes: [route({backends: [none, backend({service: 'other', rule: 1})]})]}), mention: ['rule 0']},
		{view: view({routes: [route({backends: [none, {...none, service: 'other'}]})]})},
	],
});
