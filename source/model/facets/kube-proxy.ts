import {type Change, facet} from '../facet.ts';
import type {Labels, Pod, Service, Workload} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** kube-proxy's DaemonSet and its pods, by name; only with the Service of the cluster's DNS, which stands for what every Service needs. */
		readonly proxy: {readonly workload: Workload; readonly pods: readonly Pod[]} | undefined;
	}
}

/** What kubeadm, and everybody after it, labels the pods of kube-proxy and of the cluster's DNS with. */
const label = 'k8s-app';

const byName = (a: {readonly name: string}, b: {readonly name: string}) => (a.name < b.name ? -1 : 1);

/** Whether it is the Service of the cluster's DNS, which every pod asks. */
export const isClusterDns = ({namespace, labels}: Pick<Service, 'namespace' | 'labels'>) =>
	namespace === 'kube-system' && labels[label] === 'kube-dns';

const empty = {proxy: undefined} as const;

/** kube-proxy as it runs, with the Service of the cluster's DNS; undefined with any other, and where there is none. */
export const kubeProxy = facet({
	empty,
	follow({stores, mark}) {
		const touched = (namespace: string, labels: Labels | undefined) => {
			if (namespace === 'kube-system' && labels?.[label] === 'kube-proxy') {
				mark(namespace, stores.get(namespace)!.servicesSelecting({[label]: 'kube-dns'}));
			}
		};

		const workloads = ({namespace, previous, next}: Change<Workload>) =>
			touched(namespace, (next ?? previous)?.podLabels);
		return {
			changed: {
				pods: ({namespace, previous, next}) => touched(namespace, (next ?? previous)?.labels),
				deployments: workloads,
				statefulsets: workloads,
				daemonsets: workloads,
			},
			build(service, _known, store) {
				const workload = isClusterDns(service) ? store.workloads.get('DaemonSet/kube-proxy') : undefined;
				return workload
					? {proxy: {workload, pods: store.podsMatching({[label]: 'kube-proxy'}).toSorted(byName)}}
					: empty;
			},
		};
	},
});
