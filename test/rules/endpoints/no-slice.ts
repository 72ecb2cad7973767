import {noSlice} from '../../../source/rules/endpoints/no-slice.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(noSlice, {
	good: [
		view(),
		view({slices: [slice({endpoints: [], ports: []})]}),
		view({service: service({selector: {}}), pods: [], slices: []}),
		view({pods: [], slices: []}),
	],
	bad: [{view: view({slices: []}), cause: 'no EndpointSlice: the controller has not created one'}],
});
