import {expect, test} from 'vitest';
import {plannedSlices} from '../../../source/cli/against/planned-slices.ts';
import {unprobedPod} from '../../_helpers/broken-pods.ts';
import {container, pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';

test('they are what the controller writes', () => {
	const pods = [pod(), unprobedPod({name: 'web-2'})];
	const [only, ...others] = plannedSlices(view({pods}));
	const {name: _, uid: _uid, ...written} = slice({}, {pods});
	expect(others).toStrictEqual([]);
	expect(only).toMatchObject(written);
});

test('one for each family and each number of a named port', () => {
	const named = (name: string, port: number) =>
		pod({
			name,
			uid: name,
			ips: ['10.244.0.1', 'fd00::1'],
			containers: [container({ports: [{name: 'http', port, protocol: 'TCP'}]})],
		});
	const slices = plannedSlices(
		view({service: service({ports: [servicePort({targetPort: 'http'})]}), pods: [named('a', 80), named('b', 81)]}),
	);
	expect(slices.map(({addressType, ports}) => [addressType, ports[0]!.port])).toStrictEqual([
		['IPv4', 80],
		['IPv6', 80],
		['IPv4', 81],
		['IPv6', 81],
	]);
});

test('all are ready where the Service publishes those that are not', () => {
	const publishing = service({publishNotReadyAddresses: true});
	const [written] = plannedSlices(view({service: publishing, pods: [unprobedPod()]}));
	expect(written!.endpoints.map(({ready, serving}) => [ready, serving])).toStrictEqual([[true, false]]);
});
