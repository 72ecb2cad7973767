import {frozenSlices} from '../../../source/rules/endpoints/frozen-slices.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const selectorless = service({selector: {}});

verifyRule(frozenSlices, {
	good: [
		view(),
		view({service: selectorless, pods: [], slices: []}),
		view({service: selectorless, pods: [], slices: [slice({manager: 'endpointslicemirroring-controller.k8s.io'})]}),
		// The placeholder that the controller keeps sends nothing anywhere.
		view({service: selectorless, pods: [], slices: [slice({endpoints: []})]}),
		view({
			service: service({type: 'ExternalName', externalName: 'db.example.com', selector: {}}),
			pods: [],
			slices: [slice()],
		}),
	],
	bad: [
		{
			view: view({service: selectorless, pods: [], slices: [slice({name: 'web-b'}), slice({name: 'web-a'})]}),
			severity: 'error',
			cause: 'selector removed: 2 stale endpoints still get traffic',
			subject: {kind: 'EndpointSlice', namespace: 'shop', name: 'web-a'},
			mention: ['web-a', 'web-b'],
		},
	],
});
