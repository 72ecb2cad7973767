import type {Connection} from '../kubernetes/connection/connection.ts';
import type {Heartbeat} from '../kubernetes/connection/heartbeat.ts';
import type {Pod, Suppression} from '../model/objects.ts';
import {resources} from '../model/resources.ts';
import type {ServiceView} from '../model/service-view.ts';
import {type ClusterStore, createClusterStore} from '../model/store/cluster-store.ts';
import {type Inputs, isSettled} from '../model/sync-status.ts';
import type {Diagnosis} from '../rules/diagnosis.ts';
import {createFindingSettler} from '../rules/settling/finding-settler.ts';
import {createClusterInputs} from './cluster-inputs.ts';
import {createFetchers} from './fetchers/fetchers.ts';
import {createNearMatchThrottle} from './near-match-throttle.ts';

/** Milliseconds between two batches. Nobody reads faster, and a busy cluster would redraw the screen without end. */
const batchIntervalMs = 100;
/** The same until everything has been diagnosed once: until then each batch changes nearly everything on the screen. */
const loadingIntervalMs = 500;
/** Milliseconds of work before the event loop gets its turn: keys, sockets, the screen. */
const workSliceMs = 10;
/** The longest delay of a timer, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

/** A Service and what is wrong with it. The parts keep their identity while nothing about them changes. */
export type DiagnosedService = {readonly view: ServiceView; readonly diagnosis: Diagnosis};

export type Batch = {
	readonly changed: readonly DiagnosedService[];
	/** Keys of Services that are gone, `namespace/name`. */
	readonly removed: readonly string[];
	/** Whether every input is settled, and no view waits to be built or diagnosed. */
	readonly isComplete: boolean;
	readonly inputs: Inputs;
};

/** Gets what changes, and whether the server answers. */
export type WatchListener = Heartbeat & {batch(batch: Batch): void};

export type WatchOptions = {
	/** All namespaces where undefined. */
	readonly namespace: string | undefined;
	/** Findings that are ignored. */
	readonly suppression?: Suppression;
	/** Milliseconds between two requests for events, or for v1 Endpoints, once there have been many; 0 by default. */
	readonly fetchIntervalMs?: number;
	/** Whether lists are followed by watches at once, as by default; otherwise after `startWatching`. */
	readonly isWatching?: boolean;
};

export type ClusterWatch = {
	readonly clusterStore: ClusterStore;
	/** Keys of Services whose findings may be about to change. */
	settling(): readonly string[];
	/** Whether all inputs are settled, all views are diagnosed, and no request of a fetcher is under way. */
	isIdle(): boolean;
	/** Pods whose events were asked for, and have not been answered. */
	unanswered(): readonly Pod[];
	/** Follows the lists by watches, where `isWatching` was false. */
	startWatching(): void;
	stop(): void;
};

/**
 * Watches one cluster, or one namespace of it: reflectors → store → rules → listener, at most ten batches a second.
 * What rules need beyond the watched resources is fetched for the Services that need it.
 */
export const watchCluster = (
	connection: Connection,
	listener: WatchListener,
	{namespace, suppression, fetchIntervalMs = 0, isWatching = true}: WatchOptions,
): ClusterWatch => {
	const stopping = new AbortController();
	const {signal} = stopping;
	const clusterStore = createClusterStore();
	const settler = createFindingSettler(suppression);
	/** Whether an input has changed since the last batch. */
	let hasNews = false;
	let hasBeenComplete = false;
	/** As it was in the last batch: that nothing is left to diagnose is news, even if no view has changed. */
	let wasComplete = false;
	/** Views that wait to be diagnosed again because an input has settled. */
	let rediagnosing: Iterator<ServiceView> | undefined;
	let workTimer: NodeJS.Timeout | undefined;
	let dueTimer: NodeJS.Timeout | undefined;
	/** When the last batch went out; the first one waits for nothing. */
	let lastBatch = Number.NEGATIVE_INFINITY;
	const changed = new Map<string, DiagnosedService>();
	const removed = new Set<string>();

	const hasWork = () => clusterStore.isDirty() || rediagnosing !== undefined;
	const isComplete = () => !hasWork() && resources.every(each => isSettled(inputs.states()[each]));
	const interval = () => (hasBeenComplete ? batchIntervalMs : loadingIntervalMs);

	const diagnoseView = (view: ServiceView) => {
		changed.set(view.key, {view, diagnosis: settler.diagnose(view, inputs.states(), Date.now(), hasBeenComplete)});
		removed.delete(view.key);
		fetchers.want(view);
	};

	const joinAndDiagnose = () => {
		const began = performance.now();
		const hasTime = () => performance.now() - began < workSliceMs;
		const joined = clusterStore.rebuildDirtyViews(hasTime);
		for (const view of joined.changed) {
			diagnoseView(view);
		}

		for (const key of joined.removed) {
			settler.forget(key);
			fetchers.forget(key);
			changed.delete(key);
			removed.add(key);
		}

		while (rediagnosing !== undefined && hasTime()) {
			const {value: view, done} = rediagnosing.next();
			if (done) {
				rediagnosing = undefined;
			} else {
				diagnoseView(view);
			}
		}
	};

	/** Works again when the settle time of a finding has passed. */
	const planDue = () => {
		clearTimeout(dueTimer);
		const wait = settler.nextDue() - Date.now();
		// The listener may have stopped the watch.
		if (wait < Number.POSITIVE_INFINITY && !signal.aborted) {
			dueTimer = setTimeout(schedule, Math.min(Math.max(wait, 0), maxTimerMs));
		}
	};

	const emit = () => {
		for (const due of settler.flushDue(Date.now())) {
			changed.set(due.view.key, due);
		}

		const isNowComplete = isComplete();
		if (changed.size > 0 || removed.size > 0 || hasNews || isNowComplete !== wasComplete) {
			listener.batch({
				...{changed: [...changed.values()], removed: [...removed]},
				...{isComplete: isNowComplete, inputs: inputs.states()},
			});
		}

		wasComplete = isNowComplete;
		if (!hasBeenComplete && isNowComplete) {
			hasBeenComplete = true;
			fetchers.start();
		}

		hasNews = false;
		changed.clear();
		removed.clear();
		lastBatch = performance.now();
		planDue();
	};

	const work = () => {
		workTimer = undefined;
		nearMatches.check();
		joinAndDiagnose();
		if (!hasWork() || performance.now() - lastBatch >= interval()) {
			emit();
		}

		if (hasWork()) {
			workTimer = setTimeout(work, 0);
		}
	};

	/** The first change after a pause is worked on at once. */
	const schedule = () => {
		if (!signal.aborted) {
			workTimer ??= setTimeout(work, Math.max(0, lastBatch + interval() - performance.now()));
		}
	};

	const nearMatches = createNearMatchThrottle(clusterStore, schedule);
	const fetchers = createFetchers(connection, signal, fetchIntervalMs, clusterStore, schedule);

	const inputs = createClusterInputs(
		connection,
		{namespace, clusterStore, signal, isWatching},
		{
			changed(isNewlySettled) {
				hasNews = true;
				if (isNewlySettled) {
					rediagnosing = clusterStore.views();
					// That a list is complete is published at once, not half a second later.
					lastBatch = Number.NEGATIVE_INFINITY;
					clearTimeout(workTimer);
					workTimer = undefined;
				}

				schedule();
			},
			stored(resource) {
				hasNews ||= resource === 'namespaces';
				schedule();
			},
			heartbeat: listener,
		},
	);
	inputs.start();

	return {
		clusterStore,
		settling: settler.settling,
		unanswered: fetchers.unanswered,
		isIdle: () => isComplete() && !clusterStore.isNearMatchRefreshDue() && fetchers.isIdle(),
		startWatching: inputs.startWatching,
		stop() {
			stopping.abort();
			inputs.stop();
			clearTimeout(workTimer);
			clearTimeout(dueTimer);
			nearMatches.stop();
		},
	};
};
