import {monitorEventLoopDelay} from 'node:perf_hooks';
import {setTimeout as wait} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {type ClusterWatch, type DiagnosedService, watchCluster} from '../source/engine/watch-cluster.ts';
import type {Connection} from '../source/kubernetes/connection/connection.ts';

type Watched = {readonly diagnosed: ReadonlyMap<string, DiagnosedService>; readonly watch: ClusterWatch};

/** Milliseconds between two looks whether everything is here. */
const pause = 50;
/** Milliseconds in which nothing may be under way before what is known counts as all of it. */
const calm = 3000;
/** Milliseconds after which something is under way that does not end. */
const longest = 120_000;

const begin = (connection: Connection): Watched => {
	const diagnosed = new Map<string, DiagnosedService>();
	const watch = watchCluster(
		connection,
		{
			batch({changed, removed}) {
				for (const each of changed) {
					diagnosed.set(each.view.key, each);
				}

				for (const key of removed) {
					diagnosed.delete(key);
				}
			},
			onDown() {},
			onSlow() {},
			onUp() {},
		},
		{namespace: undefined},
	);
	return {diagnosed, watch};
};

/** Waits until nothing is under way. Rejects where that does not happen. */
const settle = async ({watch}: Watched) => {
	const end = Date.now() + longest;
	for (let since = Date.now(); Date.now() - since < calm; await wait(pause)) {
		if (!watch.isIdle() || watch.settling().length > 0) {
			since = Date.now();
		}

		if (Date.now() > end) {
			throw new Error(`Something is still under way after ${longest / 1000} s.`);
		}
	}
};

/** Megabytes of heap that are in use. */
const heap = () => {
	globalThis.gc?.();
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 2 ** 20;
};

/** What is known and said of a Service. Labels of its namespace's pods are listed in the order in which they came, which says nothing. */
const comparable = ({view, diagnosis}: DiagnosedService) => ({
	view: {
		...view,
		neighbours: view.neighbours?.map(labels => JSON.stringify(Object.entries(labels).toSorted())).toSorted(),
	},
	findings: diagnosis.findings,
});

/** Names of the Services of which two followers do not know, or say, the same. */
const differing = (one: Watched, other: Watched) => {
	const keys = new Set([...one.diagnosed.keys(), ...other.diagnosed.keys()]);
	return [...keys].filter(key => {
		const [a, b] = [one.diagnosed.get(key), other.diagnosed.get(key)];
		return a === undefined || b === undefined || !isDeepStrictEqual(comparable(a), comparable(b));
	});
};

export type Soaked = {
	readonly services: number;
	/** Services that a fresh start sees otherwise. */
	readonly differing: readonly string[];
	/** Megabytes of heap in use when it began, after the first part, and at the end. */
	readonly heapBefore: number;
	readonly heapBetween: number;
	readonly heapAfter: number;
	/** Longest turn of the event loop, in milliseconds: while everything was loaded, and while it changed. */
	readonly longestLoading: number;
	readonly longestChanging: number;
	/** Processor time while everything changed, as a share of one core. */
	readonly load: number;
};

/** Who changes the cluster meanwhile. Each resolves when it is so. */
export type Changer = {goOn(): Promise<void>; rest(): Promise<void>};

export type SoakOptions = {
	/** A connection that is watched, and one by which a fresh start looks. */
	readonly connection: Connection;
	readonly fresh: Connection;
	readonly changer: Changer;
	/** Seconds of changes until memory is looked at for the first time, and in all. */
	readonly firstSeconds: number;
	readonly seconds: number;
	say(text: string): void;
};

/**
 * Watches a whole cluster while it is changed, and compares what is known then with what a fresh start finds. Rejects where it
 * does not come to rest. Wants Node's --expose-gc.
 */
export const soak = async ({
	connection,
	fresh: direct,
	changer,
	firstSeconds,
	seconds,
	say,
}: SoakOptions): Promise<Soaked> => {
	const delay = monitorEventLoopDelay({resolution: 1});
	delay.enable();
	const followed = begin(connection);
	await settle(followed);
	const longestLoading = delay.max / 1e6;
	const heapBefore = heap();
	say(`${followed.diagnosed.size} services; changes for ${seconds} s`);
	delay.reset();
	const used = process.cpuUsage();
	const change = async (span: number) => {
		await changer.goOn();
		await wait(span * 1000);
		await changer.rest();
		await settle(followed);
		return heap();
	};
	const heapBetween = await change(firstSeconds);
	say(`heap after ${firstSeconds} s: ${heapBetween.toFixed(1)} MiB`);
	const heapAfter = await change(seconds - firstSeconds);
	const {user, system} = process.cpuUsage(used);
	const longestChanging = delay.max / 1e6;
	delay.disable();
	const fresh = begin(direct);
	await settle(fresh);
	const result = {
		services: fresh.diagnosed.size,
		differing: differing(followed, fresh),
		...{heapBefore, heapBetween, heapAfter, longestLoading, longestChanging},
		load: (user + system) / 1e6 / seconds,
	};
	followed.watch.stop();
	fresh.watch.stop();
	return result;
};
