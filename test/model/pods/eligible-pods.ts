import {expect, test} from 'vitest';
import {eligiblePods} from '../../../source/model/pods/eligible-pods.ts';
import {pod} from '../../_helpers/objects.ts';

test('pods with an address that have not ended, by name, the same list each time', () => {
	const pods = [
		pod({name: 'web-2'}),
		pod({name: 'web-1'}),
		pod({name: 'web-3', ips: []}),
		pod({name: 'web-4', phase: 'Failed'}),
	];
	expect(eligiblePods({pods}).map(({name}) => name)).toEqual(['web-1', 'web-2']);
	expect(eligiblePods({pods})).toBe(eligiblePods({pods}));
});
