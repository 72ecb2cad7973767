import type {Labels, Service} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';
import type {NamespaceStore} from '../store/namespace-store.ts';

/** What kubeadm, and everybody after it, labels the pods of kube-proxy and of the cluster's DNS with. */
const label = 'k8s-app';

const byName = (a: {readonly name: string}, b: {readonly name: string}) => (a.name < b.name ? -1 : 1);

/** Whether it is the Service of the cluster's DNS, which every pod asks. */
export const isClusterDns = ({namespace, labels}: Pick<Service, 'namespace' | 'labels'>) =>
	namespace === 'kube-system' && labels[label] === 'kube-dns';

/** kube-proxy as it runs, with the Service of the cluster's DNS; undefined with any other, and where there is none. */
export const proxyOf = (service: Service, store: NamespaceStore): ServiceView['proxy'] => {
	const workload = isClusterDns(service) ? store.workloads.get('DaemonSet/kube-proxy') : undefined;
	return workload && {workload, pods: store.podsMatching({[label]: 'kube-proxy'}).toSorted(byName)};
};

/** Services that tell of pods they do not select: that of the cluster's DNS, of kube-proxy's. */
export const tellingOf = (labels: Labels, namespace: string, store: NamespaceStore): readonly string[] =>
	labels[label] === 'kube-proxy' && namespace === 'kube-system' ? store.servicesSelecting({[label]: 'kube-dns'}) : [];
