import {facet} from '../facet.ts';
import {keyOf} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** Whether the proxy that its label service-proxy-name names runs; undefined where it names none, or that is not known. */
		readonly isProxyRunning: boolean | undefined;
	}
}

/** The label by which a Service is left to another proxy than kube-proxy, which it names (KEP-2447). */
export const proxyNameLabel = 'service.kubernetes.io/service-proxy-name';

const empty = {isProxyRunning: undefined} as const;

/** A proxy runs where some pod bears its name within its own. Workloads that come or go concern the Services that name one. */
export const otherProxies = facet({
	empty,
	follow({stores, markKeys}) {
		const labelled = new Set<string>();
		/** Whether the pods of the whole cluster are here. */
		let isWhole = false;

		const touched = () => markKeys(labelled);
		return {
			changed: {
				services({previous, next}) {
					const isLabelled = next !== undefined && proxyNameLabel in next.labels;
					labelled[isLabelled ? 'add' : 'delete'](keyOf((next ?? previous)!));
				},
				deployments: touched,
				statefulsets: touched,
				daemonsets: touched,
			},
			populated(isAll) {
				if (isAll) {
					isWhole = true;
					touched();
				}
			},
			build({labels}) {
				const name = labels[proxyNameLabel];
				return isWhole && name
					? {isProxyRunning: [...stores.values()].some(({pods}) => [...pods.keys()].some(pod => pod.includes(name)))}
					: empty;
			},
		};
	},
});
