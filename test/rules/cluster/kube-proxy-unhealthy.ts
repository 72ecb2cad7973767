import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {kubeProxyUnhealthy} from '../../../source/rules/cluster/kube-proxy-unhealthy.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const labels = {'k8s-app': 'kube-proxy'};
const place = {namespace: 'kube-system', labels};
const daemonSet = workload({
	kind: 'DaemonSet',
	name: 'kube-proxy',
	namespace: 'kube-system',
	podLabels: labels,
	replicas: 2,
});
const one = pod({...place, name: 'kube-proxy-a', node: 'node-a'});
const broken = crashingPod({...place, name: 'kube-proxy-b', node: 'node-b'});

verifyRule(kubeProxyUnhealthy, {
	good: [view(), view({proxy: {workload: daemonSet, pods: [one, pod({...place, name: 'kube-proxy-b'})]}})],
	bad: [
		{
			view: view({proxy: {workload: daemonSet, pods: [one, broken]}}),
			mention: ['kube-proxy not ready on node-b (1/2 ready)'],
		},
		{view: view({proxy: {workload: daemonSet, pods: [one]}}), mention: ['not ready on some nodes (1/2 ready)']},
	],
});

test('it is told with the Service of the cluster DNS, which follows its pods', () => {
	const clusterStore = createClusterStore();
	const dns = service({
		namespace: 'kube-system',
		name: 'kube-dns',
		labels: {'k8s-app': 'kube-dns'},
		selector: {'k8s-app': 'kube-dns'},
	});
	clusterStore.upsert('services', dns);
	clusterStore.upsert('services', service({namespace: 'kube-system', name: 'metrics'}));
	clusterStore.upsert('daemonsets', daemonSet);
	clusterStore.upsert('pods', one);
	clusterStore.rebuildDirtyViews(() => true);
	expect(clusterStore.view('kube-system/kube-dns')?.proxy).toStrictEqual({workload: daemonSet, pods: [one]});
	expect(clusterStore.view('kube-system/metrics')?.proxy).toBeUndefined();
	clusterStore.upsert('pods', broken);
	expect(clusterStore.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual([
		'kube-system/kube-dns',
	]);
	expect(clusterStore.view('kube-system/kube-dns')?.proxy?.pods).toStrictEqual([one, broken]);
	clusterStore.remove('pods', broken);
	expect(clusterStore.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual([
		'kube-system/kube-dns',
	]);
});
