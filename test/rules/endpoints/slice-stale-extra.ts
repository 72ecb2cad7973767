import {sliceStaleExtra} from '../../../source/rules/endpoints/slice-stale-extra.ts';
import {pod, service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const [first] = slice().endpoints as [ReturnType<typeof slice>['endpoints'][number]];

verifyRule(sliceStaleExtra, {
	good: [
		view(),
		view({service: service({selector: {}}), pods: []}),
		// Nothing matches: that is the fault to mend.
		view({pods: [], slices: [slice()]}),
		// A pod that is over stays in its slice for a while, not ready.
		view({pods: [pod({phase: 'Succeeded'})], slices: [slice({endpoints: [{...first, ready: false, serving: false}]})]}),
		// Written by hand: nobody follows the pods.
		view({slices: [slice({manager: '', endpoints: [{...first, podUid: 'gone'}]})]}),
		view({
			service: service({publishNotReadyAddresses: true}),
			pods: [
				pod({conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: 0}]}),
			],
		}),
	],
	bad: [
		{
			view: view({
				slices: [slice({endpoints: [first, {...first, address: '10.244.9.9', pod: 'web-0', podUid: 'gone'}]})],
			}),
			cause: 'stale endpoint 10.244.9.9: pod web-0 is gone or not selected (1 in total)',
			subject: {kind: 'EndpointSlice', namespace: 'shop', name: 'web-x7k2p'},
		},
		{view: view({slices: [slice({endpoints: [{...first, address: '10.244.9.9'}]})]}), mention: ['another IP']},
		{
			view: view({
				pods: [
					pod({conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: 0}]}),
				],
				slices: [slice()],
			}),
			mention: ['pod web-1 is not ready'],
		},
		{view: view({pods: [pod({deleted: 5})], slices: [slice()]}), severity: 'warning'},
	],
});
