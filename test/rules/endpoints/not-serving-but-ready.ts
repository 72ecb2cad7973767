import {notServingButReady} from '../../../source/rules/endpoints/not-serving-but-ready.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const first = slice().endpoints[0]!;

verifyRule(notServingButReady, {
	good: [
		view(),
		view({slices: [slice({endpoints: [{...first, ready: false, serving: false}]})]}),
		view({
			service: service({publishNotReadyAddresses: true}),
			slices: [slice({endpoints: [{...first, serving: false}]})],
		}),
	],
	bad: [
		{
			view: view({slices: [slice({endpoints: [{...first, serving: false}]})]}),
			severity: 'info',
			cause: `endpoint ${first.address}: ready=true, serving=false`,
		},
	],
});
