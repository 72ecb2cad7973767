import {expect, test} from 'vitest';
import {readiness} from '../../../source/model/pods/readiness.ts';
import {crashingPod, unscheduledPod} from '../../_helpers/broken-pods.ts';
import {pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';

test.each([
	['all ready', view({pods: [pod(), pod({name: 'web-2'})]}), {ready: 2, total: 2}],
	['one not', view({pods: [pod(), crashingPod({name: 'web-2'})]}), {ready: 1, total: 2}],
	['none matched', view({pods: []}), {ready: 0, total: 0}],
	[
		'who can be no endpoint does not count',
		view({pods: [pod(), unscheduledPod({name: 'web-2'})]}),
		{ready: 1, total: 1},
	],
	[
		'pods that are over do not count',
		view({pods: [pod(), pod({name: 'web-2', phase: 'Succeeded'})]}),
		{ready: 1, total: 1},
	],
	[
		'a named port that is missing makes it none',
		view({service: service({ports: [servicePort(), servicePort({name: 'b', targetPort: 'b'})]})}),
		{ready: 0, total: 1},
	],
	[
		'headless without ports counts addresses',
		view({service: service({clusterIPs: ['None'], ports: []}), slices: [slice()]}),
		{ready: 1, total: 1},
	],
	[
		'without selector the addresses count',
		view({service: service({selector: {}}), pods: [], slices: [slice()]}),
		{ready: 1, total: 1},
	],
	['slices may be ahead of pods', view({pods: [], slices: [slice()]}), {ready: 1, total: 1}],
	['an ExternalName has none', view({service: service({type: 'ExternalName'})}), undefined],
])('%s', (_, joined, expected) => {
	expect(readiness(joined)).toEqual(expected);
});

test('two addresses of one pod are one backend', () => {
	const both = pod({ips: ['10.244.1.7', 'fd00::7']});
	const slices = [
		slice({}, {pods: [both]}),
		slice({name: 'six', addressType: 'IPv6'}, {pods: [{...both, ips: ['fd00::7']}]}),
	];
	expect(readiness(view({pods: [both], slices}))).toEqual({ready: 1, total: 1});
});
