import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {createEndpointsFetcher} from './endpoints-fetcher.ts';
import {createEventFetcher} from './event-fetcher.ts';

/**
 * Fetches what is not watched, for the Services that need it: events of their pods, and v1 Endpoints. `onStored` is called when
 * the store has got an answer. `intervalMs` is the time between two requests once there have been many.
 */
export const createFetchers = (
	connection: Connection,
	signal: AbortSignal,
	intervalMs: number,
	clusterStore: ClusterStore,
	onStored: () => void,
) => {
	const events = createEventFetcher(connection, signal, intervalMs, clusterStore.hasPod, (pod, found) => {
		clusterStore.setPodEvents(pod, found);
		onStored();
	});
	const endpoints = createEndpointsFetcher(connection, signal, intervalMs, (namespace, found) => {
		clusterStore.setEndpoints(namespace, found);
		onStored();
	});

	return {
		/** Fetches what a Service needs, unless that has been done already. */
		want(view: ServiceView) {
			events.want(view);
			endpoints.want(view);
		},
		/** The Service of this key, `namespace/name`, is gone. */
		forget: endpoints.forget,
		/** Sends the first requests: they wait until the lists are complete. */
		start() {
			events.start();
			endpoints.start();
		},
		/** Pods whose events were asked for, and have not been answered. */
		unanswered: events.unanswered,
		isIdle: () => events.isIdle() && endpoints.isIdle(),
	};
};
