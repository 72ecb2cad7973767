import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service, workload} from '../../_helpers/objects.ts';

const always = () => true;

const storeOf = (...services: readonly Service[]) => {
	const store = createClusterStore();
	for (const each of services) {
		store.upsert('services', each);
	}

	store.rebuildDirtyViews(always);
	return {
		...store,
		viewOf(key = 'shop/web') {
			store.rebuildDirtyViews(always);
			return store.view(key)!;
		},
	};
};

test('whether the proxy of a label runs is told once the pods of the whole cluster are known', () => {
	const left = service({labels: {'service.kubernetes.io/service-proxy-name': 'cilium'}});
	const store = storeOf(left);
	const cilium = pod({namespace: 'kube-system', name: 'cilium-x2x1v'});
	expect(store.viewOf().isProxyRunning).toBeUndefined();
	store.populated({isWhole: true});
	expect(store.viewOf().isProxyRunning).toBe(false);
	store.upsert('pods', cilium);
	store.upsert('daemonsets', workload({kind: 'DaemonSet', namespace: 'kube-system', name: 'cilium'}));
	expect(store.viewOf().isProxyRunning).toBe(true);
	const part = storeOf(left);
	part.populated();
	expect(part.viewOf().isProxyRunning).toBeUndefined();
});
