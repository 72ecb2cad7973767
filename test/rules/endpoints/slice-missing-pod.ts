import {sliceMissingPod} from '../../../source/rules/endpoints/slice-missing-pod.ts';
import {pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

/** The placeholder that the controller keeps. */
const empty = slice({endpoints: [], ports: []});

verifyRule(sliceMissingPod, {
	good: [
		view(),
		view({slices: []}),
		view({
			pods: [
				pod({conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: 0}]}),
			],
			slices: [empty],
		}),
		view({pods: [pod({deleted: 5})], slices: [empty]}),
		view({pods: [pod({phase: 'Succeeded'})], slices: [empty]}),
		view({pods: [pod({node: ''})], slices: [empty]}),
		// No port of it is in a slice: that is another fault.
		view({service: service({ports: [servicePort({targetPort: 'htpp'})]}), slices: [empty]}),
		// Its address is of another family.
		view({pods: [pod({ips: ['fd00::7']})], slices: [empty]}),
		view({slices: [slice({manager: '', endpoints: []})]}),
	],
	bad: [
		{
			view: view({pods: [pod(), pod({name: 'web-2'})], slices: [slice()]}),
			cause: 'ready pod not in EndpointSlice: web-2 (1 in total)',
			subject: {kind: 'Pod', namespace: 'shop', name: 'web-2'},
			mention: ['on node node-1'],
		},
		{
			view: view({
				service: service({publishNotReadyAddresses: true}),
				pods: [
					pod({conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: 0}]}),
				],
				slices: [empty],
			}),
			severity: 'warning',
		},
	],
});
