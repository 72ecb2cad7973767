import type {Connection} from '../../kubernetes/connection/connection.ts';
import {listManualEndpoints} from '../../kubernetes/objects/manual-endpoints.ts';
import {needsEndpoints} from '../../model/facets/manual-endpoints.ts';
import type {Service} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ManualEndpoints} from '../../model/view-parts.ts';

/** Milliseconds after which a namespace is asked about again while Services wait in it; each time it takes twice as long. */
const firstRetry = 5000;
const longestRetry = 300_000;

type Place = {
	/** The Services without slices, by name, as they were when they were asked about. */
	readonly waiting: Map<string, Service>;
	/** How long a next try waits, in milliseconds. */
	patience: number;
	timer: NodeJS.Timeout | undefined;
};

/**
 * Asks for the v1 Endpoints of namespaces with a Service that has neither a selector nor slices: once for each occasion, one
 * namespace after the other, with `interval` milliseconds between two. Nobody watches them, so that they are asked for again
 * after longer and longer waits as long as such a Service is there. `found` gets all of a namespace, and [] once none is.
 */
export const createEndpointsLookup = (
	connection: Connection,
	signal: AbortSignal,
	interval: number,
	found: (namespace: string, endpoints: readonly ManualEndpoints[]) => void,
) => {
	const places = new Map<string, Place>();
	const queue = new Set<string>();
	let isStarted = false;
	let isRunning = false;

	const work = async () => {
		isRunning = true;
		for (const namespace of queue) {
			queue.delete(namespace);
			const endpoints = await listManualEndpoints(connection, namespace, signal).catch(() => undefined);
			if (signal.aborted) {
				break;
			}

			if (endpoints !== undefined && places.has(namespace)) {
				found(namespace, endpoints);
			}

			askLater(namespace);
			if (interval > 0 && queue.size > 0) {
				await new Promise<void>(resolve => {
					setTimeout(resolve, interval).unref();
				});
			}
		}

		isRunning = false;
	};

	const ask = (namespace: string) => {
		queue.add(namespace);
		if (isStarted && !isRunning) {
			void work();
		}
	};

	const askLater = (namespace: string) => {
		const place = places.get(namespace);
		if (place === undefined) {
			return;
		}

		clearTimeout(place.timer);
		place.timer = setTimeout(() => {
			if (!signal.aborted && places.get(namespace) === place) {
				ask(namespace);
			}
		}, place.patience).unref();
		place.patience = Math.min(2 * place.patience, longestRetry);
	};

	const forget = (namespace: string, name: string) => {
		const place = places.get(namespace);
		if (place?.waiting.delete(name) && place.waiting.size === 0) {
			clearTimeout(place.timer);
			places.delete(namespace);
			queue.delete(namespace);
			found(namespace, []);
		}
	};

	return {
		/** Asks about a Service without slices, where that has not been done yet. */
		want(view: ServiceView) {
			const {service} = view;
			const {namespace, name} = service;
			if (!needsEndpoints(view)) {
				forget(namespace, name);
				return;
			}

			const place: Place = places.get(namespace) ?? {waiting: new Map(), patience: firstRetry, timer: undefined};
			places.set(namespace, place);
			if (place.waiting.get(name) !== service) {
				place.waiting.set(name, service);
				place.patience = firstRetry;
				ask(namespace);
			}
		},
		/** The Service of this key, `namespace/name`, is gone. */
		forget(key: string) {
			const [namespace, name] = key.split('/') as [string, string];
			forget(namespace, name);
		},
		/** Begins to ask: what the lists say comes first. */
		start() {
			isStarted = true;
			if (!isRunning && queue.size > 0) {
				void work();
			}
		},
		isIdle: () => queue.size === 0 && !isRunning,
	};
};
