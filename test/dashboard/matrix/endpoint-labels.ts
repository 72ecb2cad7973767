import {expect, test} from 'vitest';
import {endpointLabels} from '../../../source/dashboard/matrix/endpoint-labels.ts';

const endpoint = (address: string, port = 8080) => ({address, port, pod: 'web-7d9c8b7f6d-x2x1z', node: 'node-1'});
const two = [endpoint('10.244.1.7'), endpoint('10.244.1.18')];

test.each([
	[60, ['10.244.1.7 web-7d9c8b7f6d-x2x1z node-1', '10.244.1.18 web-7d9c8b7f6d-x2x1z node-1']],
	[20, ['10.244.1.7 node-1', '10.244.1.18 node-1']],
	[11, ['10.244.1.7', '10.244.1.18']],
	[8, ['…244.1.7', '…44.1.18']],
])('in %i cells, all of them have the same parts, and an address is cut at its beginning', (room, labels) => {
	expect(endpointLabels(two, room, '…')).toStrictEqual(labels);
});

test('the port is told where they differ in it', () => {
	expect(endpointLabels([endpoint('10.0.0.1'), endpoint('10.0.0.2', 9090)], 16, '…')).toStrictEqual([
		'10.0.0.1 :8080',
		'10.0.0.2 :9090',
	]);
});
