import type {Connection} from '../../kubernetes/connection/connection.ts';
import {listManualEndpoints} from '../../kubernetes/objects/manual-endpoints.ts';
import {needsEndpoints} from '../../model/facets/manual-endpoints.ts';
import type {Service} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ManualEndpoints} from '../../model/view-parts.ts';

/** Milliseconds after which a namespace is read again while Services wait for it. Each wait is twice as long as the one before. */
const firstRetryMs = 5000;
const maxRetryMs = 300_000;

/** A namespace whose v1 Endpoints are needed. */
type Needed = {
	/** The Services without slices, by name, as they were when the request was sent. */
	readonly waiting: Map<string, Service>;
	retryMs: number;
	timer: NodeJS.Timeout | undefined;
};

/**
 * Reads the v1 Endpoints of namespaces with a Service that has neither a selector nor slices: one namespace after the other,
 * with `intervalMs` between two. They are not watched, so they are read again, after longer and longer waits, as long as there
 * is such a Service. `onFound` gets all Endpoints of a namespace, and [] once no Service needs them any more.
 */
export const createEndpointsFetcher = (
	connection: Connection,
	signal: AbortSignal,
	intervalMs: number,
	onFound: (namespace: string, endpoints: readonly ManualEndpoints[]) => void,
) => {
	const namespaces = new Map<string, Needed>();
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

			if (endpoints !== undefined && namespaces.has(namespace)) {
				onFound(namespace, endpoints);
			}

			askLater(namespace);
			if (intervalMs > 0 && queue.size > 0) {
				await new Promise<void>(resolve => {
					setTimeout(resolve, intervalMs).unref();
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
		const needed = namespaces.get(namespace);
		if (needed === undefined) {
			return;
		}

		clearTimeout(needed.timer);
		needed.timer = setTimeout(() => {
			if (namespaces.get(namespace) === needed) {
				ask(namespace);
			}
		}, needed.retryMs).unref();
		needed.retryMs = Math.min(2 * needed.retryMs, maxRetryMs);
	};

	// A timer keeps in memory all that was read of the cluster, and may wait for minutes.
	const clearTimers = () => {
		for (const {timer} of namespaces.values()) {
			clearTimeout(timer);
		}
	};
	signal.addEventListener('abort', clearTimers, {once: true});

	const forget = (namespace: string, name: string) => {
		const needed = namespaces.get(namespace);
		if (needed?.waiting.delete(name) && needed.waiting.size === 0) {
			clearTimeout(needed.timer);
			namespaces.delete(namespace);
			queue.delete(namespace);
			onFound(namespace, []);
		}
	};

	return {
		/** Reads the Endpoints for a Service without slices, unless that has been done already. */
		want(view: ServiceView) {
			const {service} = view;
			const {namespace, name} = service;
			if (!needsEndpoints(view)) {
				forget(namespace, name);
				return;
			}

			const needed: Needed = namespaces.get(namespace) ?? {waiting: new Map(), retryMs: firstRetryMs, timer: undefined};
			namespaces.set(namespace, needed);
			if (needed.waiting.get(name) !== service) {
				needed.waiting.set(name, service);
				needed.retryMs = firstRetryMs;
				ask(namespace);
			}
		},
		/** The Service of this key, `namespace/name`, is gone. */
		forget(key: string) {
			const [namespace, name] = key.split('/') as [string, string];
			forget(namespace, name);
		},
		/** Sends the first requests: they wait until the lists are complete. */
		start() {
			isStarted = true;
			if (!isRunning && queue.size > 0) {
				void work();
			}
		},
		isIdle: () => queue.size === 0 && !isRunning,
	};
};
