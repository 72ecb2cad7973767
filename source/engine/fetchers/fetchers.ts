import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {World} from '../../model/store/cluster-store.ts';
import {createEndpointsLookup} from './endpoints-fetcher.ts';
import {createEventLookup} from './event-fetcher.ts';

/**
 * What is not watched, and asked for where a Service needs it: events of its pods, v1 Endpoints beside it. `told` is called
 * once the world knows more; `interval` is the time between two of many questions, in milliseconds.
 */
export const createServerLookups = (
	connection: Connection,
	signal: AbortSignal,
	interval: number,
	world: World,
	told: () => void,
) => {
	const events = createEventLookup(connection, signal, interval, world.hasPod, (pod, found) => {
		world.setPodEvents(pod, found);
		told();
	});
	const endpoints = createEndpointsLookup(connection, signal, interval, (namespace, found) => {
		world.setEndpoints(namespace, found);
		told();
	});

	return {
		/** Asks what a Service needs, where that has not been done yet. */
		want(view: ServiceView) {
			events.want(view);
			endpoints.want(view);
		},
		/** The Service of this key, `namespace/name`, is gone. */
		forget: endpoints.forget,
		/** Begins to ask: what the lists say comes first. */
		start() {
			events.start();
			endpoints.start();
		},
		/** Pods about whose events the server has not answered. */
		unanswered: events.unanswered,
		isIdle: () => events.isIdle() && endpoints.isIdle(),
	};
};
