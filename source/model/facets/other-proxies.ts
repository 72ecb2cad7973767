import {keyOf, type Service} from '../objects.ts';
import type {NamespaceStore} from '../store/namespace-store.ts';

/** The label by which a Service is left to another proxy than kube-proxy, which it names (KEP-2447). */
export const proxyNameLabel = 'service.kubernetes.io/service-proxy-name';

/**
 * Tells whether the proxy that a Service's label names runs: some pod bears the name within its own. Workloads that come
 * or go make such Services dirty.
 */
export const createOtherProxies = (stores: ReadonlyMap<string, NamespaceStore>, dirty: Set<string>) => {
	const labelled = new Set<string>();
	/** Whether the pods of the whole cluster are here. */
	let isWhole = false;

	const touched = () => {
		for (const key of labelled) {
			dirty.add(key);
		}
	};

	return {
		moved(previous: Service | undefined, next: Service | undefined) {
			const isLabelled = next !== undefined && proxyNameLabel in next.labels;
			labelled[isLabelled ? 'add' : 'delete'](keyOf((next ?? previous)!));
		},

		/** A workload has come, gone or changed. */
		touched,

		/** The pods of all namespaces are here. */
		begin() {
			isWhole = true;
			touched();
		},

		/** undefined where the label names none, and where not all pods of the cluster are known. */
		isRunning({labels}: Service): boolean | undefined {
			const name = labels[proxyNameLabel];
			return isWhole && name
				? [...stores.values()].some(({pods}) => [...pods.keys()].some(pod => pod.includes(name)))
				: undefined;
		},
	};
};
