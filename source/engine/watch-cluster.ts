import type {Row} from '../dashboard/rows/row.ts';
import {codecsOf} from '../kubernetes/codecs.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import {type Heartbeat, startHeartbeat} from '../kubernetes/connection/heartbeat.ts';
import type {ClusterError} from '../kubernetes/errors.ts';
import type {Reflector} from '../kubernetes/watch/reflection.ts';
import {reflect} from '../kubernetes/watch/reflector.ts';
import type {Pod, Suppression} from '../model/objects.ts';
import type {Records, Resource} from '../model/records.ts';
import {firstResources, resources} from '../model/resources.ts';
import type {ServiceView} from '../model/service-view.ts';
import {createWorld, type World} from '../model/store/cluster-store.ts';
import {type Inputs, isSettled, noInputs} from '../model/sync-status.ts';
import {createJudge} from '../rules/finding-settler.ts';
import {createServerLookups} from './fetchers/fetchers.ts';
import {createInputSink, type InputState} from './input-sink.ts';
import {createStarting} from './list-order.ts';
import {createNearMatchTimer} from './near-match-throttle.ts';

/** Milliseconds between two batches: no eye follows more, and a busy cluster would draw without end. */
const batchInterval = 100;
/** The same until everything has been judged once: each batch then changes nearly everything on the screen. */
const loadingInterval = 500;
/** Milliseconds of work after which the event loop gets its turn: keys, sockets, the screen. */
const slice = 10;

export type Batch = {
	readonly changed: readonly Row[];
	readonly removed: readonly string[];
	/** Whether every input is settled, and nothing waits to be joined or judged. */
	readonly isComplete: boolean;
	readonly inputs: Inputs;
};

export type Listener = {
	batch(batch: Batch): void;
	/** Nothing is heard from the server since then (Unix milliseconds). */
	lost(since: number, failure: ClusterError): void;
	heard(): void;
	/** An answer took the server this many milliseconds. */
	slow(ms: number): void;
};

export type Following = {
	readonly world: World;
	/** Keys of Services whose judgement waits out its grace. */
	settling(): readonly string[];
	/** Whether all inputs are settled, everything is joined and judged, and nothing is being asked for beside it. */
	isIdle(): boolean;
	/** Pods that were asked about, and the server did not answer. */
	unanswered(): readonly Pod[];
	stop(): void;
};

/**
 * Follows one cluster, or one namespace of it: reflectors → world → judge → listener, at most ten batches a second. What
 * `suppression` names is ignored; `eventInterval` is how many milliseconds lie between two of many questions about events, or about v1 Endpoints.
 */
export const follow = (
	connection: Connection,
	namespace: string | undefined,
	listener: Listener,
	suppression?: Suppression,
	eventInterval = 0,
): Following => {
	const stopping = new AbortController();
	const {signal} = stopping;
	const world = createWorld();
	const judge = createJudge(suppression);
	let inputs: Inputs = noInputs;
	let hasNews = false;
	let hasBeenWhole = false;
	/** What the last batch told: that nothing is left to judge is news, whether a view has changed or not. */
	let wasComplete = false;
	const reflectors: Reflector[] = [];
	/** Views that wait to be judged again because an input has settled. */
	let rejudging: Iterator<ServiceView> | undefined;
	let timer: NodeJS.Timeout | undefined;
	let ripening: NodeJS.Timeout | undefined;
	/** When the last batch went out; the first one waits for nothing. */
	let last = Number.NEGATIVE_INFINITY;
	const changed = new Map<string, Row>();
	const removed = new Set<string>();

	const hasWork = () => world.isDirty() || rejudging !== undefined;
	const isWhole = () => !hasWork() && resources.every(each => isSettled(inputs[each]));

	const interval = () => (hasBeenWhole ? batchInterval : loadingInterval);

	const judgeView = (view: ServiceView) => {
		changed.set(view.key, {view, judgement: judge.judge(view, inputs, Date.now(), hasBeenWhole)});
		removed.delete(view.key);
		lookups.want(view);
	};

	const joinAndJudge = () => {
		const began = performance.now();
		const hasTime = () => performance.now() - began < slice;
		const joined = world.join(hasTime);
		for (const view of joined.changed) {
			judgeView(view);
		}

		for (const key of joined.removed) {
			judge.forget(key);
			lookups.forget(key);
			changed.delete(key);
			removed.add(key);
		}

		while (rejudging !== undefined && hasTime()) {
			const {value: view, done} = rejudging.next();
			if (done) {
				rejudging = undefined;
			} else {
				judgeView(view);
			}
		}
	};

	const publish = () => {
		for (const row of judge.ripen(Date.now())) {
			changed.set(row.view.key, row);
		}

		const isComplete = isWhole();
		if (changed.size > 0 || removed.size > 0 || hasNews || isComplete !== wasComplete) {
			listener.batch({changed: [...changed.values()], removed: [...removed], isComplete, inputs});
		}

		wasComplete = isComplete;
		if (!hasBeenWhole && isComplete) {
			hasBeenWhole = true;
			lookups.start();
		}

		hasNews = false;
		changed.clear();
		removed.clear();
		last = performance.now();
		clearTimeout(ripening);
		const wait = judge.nextDue() - Date.now();
		// Who was told may have had enough.
		if (wait < Number.POSITIVE_INFINITY && !signal.aborted) {
			// A timer takes no longer wait than this.
			ripening = setTimeout(schedule, Math.min(Math.max(wait, 0), 2 ** 31 - 1));
		}
	};

	const work = () => {
		timer = undefined;
		nearMatches.check();
		joinAndJudge();
		if (!hasWork() || performance.now() - last >= interval()) {
			publish();
		}

		if (hasWork()) {
			timer = setTimeout(work, 0);
		}
	};

	/** The first change after a pause is worked on at once. */
	const schedule = () => {
		if (!signal.aborted) {
			timer ??= setTimeout(work, Math.max(0, last + interval() - performance.now()));
		}
	};

	const nearMatches = createNearMatchTimer(world, schedule);

	const lookups = createServerLookups(connection, signal, eventInterval, world, schedule);

	const inputOf = (resource: Resource): InputState => ({
		get: () => inputs[resource],
		set(next) {
			const isNewlySettled = isSettled(next) && inputs[resource].phase !== next.phase;
			inputs = {...inputs, [resource]: next};
			hasNews = true;
			starting.advance(inputs);
			if (isNewlySettled) {
				rejudging = world.views();
				// That a list is complete is told at once, not half a second later.
				last = Number.NEGATIVE_INFINITY;
				clearTimeout(timer);
				timer = undefined;
			}

			if (firstResources.every(each => each === 'namespaces' || isSettled(inputs[each]))) {
				world.populated({isWhole: namespace === undefined});
			}

			if (inputs.services.phase === 'synced') {
				world.servicesKnown();
			}

			schedule();
		},
		touched() {
			hasNews ||= resource === 'namespaces';
			schedule();
		},
	});

	const start = <R extends Resource>(resource: R, group?: string): Reflector => {
		const sink = createInputSink(resource, world, inputOf(resource));
		return reflect<Records[R]>({connection, resource, namespace, group, codecs: codecsOf(resource), sink, signal});
	};

	const starting = createStarting(connection, signal, {
		start: (resource, group) => reflectors.push(start(resource, group)),
		absent: resource => inputOf(resource).set({phase: 'absent'}),
		begun: () => startHeartbeat(connection, heartbeat, signal),
	});

	let isLost = false;
	const heartbeat: Heartbeat = {
		onDown(since, failure) {
			isLost = true;
			listener.lost(since, failure);
		},
		onUp() {
			// Watches that were open when the server fell silent may be dead without knowing it.
			for (const reflector of isLost ? reflectors : []) {
				reflector.wake();
			}

			isLost = false;
			listener.heard();
		},
		onSlow: listener.slow,
	};
	starting.first();

	return {
		world,
		settling: judge.settling,
		unanswered: lookups.unanswered,
		isIdle: () => isWhole() && !world.isSeeking() && lookups.isIdle(),
		stop() {
			stopping.abort();
			starting.stop();
			clearTimeout(timer);
			clearTimeout(ripening);
			nearMatches.stop();
		},
	};
};
