import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service, workload} from '../../_helpers/objects.ts';

const always = () => true;

const worldOf = (...services: readonly Service[]) => {
	const world = createClusterStore();
	for (const each of services) {
		world.upsert('services', each);
	}

	world.rebuildDirtyViews(always);
	return {
		...world,
		viewOf(key = 'shop/web') {
			world.rebuildDirtyViews(always);
			return world.view(key)!;
		},
	};
};

test('whether the proxy of a label runs is told once the pods of the whole cluster are known', () => {
	const left = service({labels: {'service.kubernetes.io/service-proxy-name': 'cilium'}});
	const world = worldOf(left);
	const cilium = pod({namespace: 'kube-system', name: 'cilium-x2x1v'});
	expect(world.viewOf().isProxyRunning).toBeUndefined();
	world.populated({isWhole: true});
	expect(world.viewOf().isProxyRunning).toBe(false);
	world.upsert('pods', cilium);
	world.upsert('daemonsets', workload({kind: 'DaemonSet', namespace: 'kube-system', name: 'cilium'}));
	expect(world.viewOf().isProxyRunning).toBe(true);
	const part = worldOf(left);
	part.populated();
	expect(part.viewOf().isProxyRunning).toBeUndefined();
});
