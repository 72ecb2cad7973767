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

const settle = async ({watch}: Watched) => {
	let since = Date.now();
	while (Date.now() - since < calm) {
		await wait(pause);
		if (!watch.isIdle() || watch.settling().length > 0) {
			since = Date.now();
		}
	}
};

/** Megabytes of heap that are in use. */
const heap = () => {
	globalThis.gc?.();
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 2 ** 20;
};

/** Names of the Services of which two followers do not know, or say, the same. */
const differing = (one: Watched, other: Watched) => {
	const keys = new Set([...one.diagnosed.keys(), ...other.diagnosed.keys()]);
	return [...keys].filter(key => {
		const [a, b] = [one.diagnosed.get(key), other.diagnosed.get(key)];
		return !isDeepStrictEqual(a?.view, b?.view) || !isDeepStrictEqual(a?.diagnosis.findings, b?.diagnosis.findings);
	});
};

export type Soaked = {
	readonly services: number;
	/** Services that a fresh start sees otherwise. */
	readonly differing: readonly string[];
	/** Megabytes in use before the changes and after them. */
	readonly heapBefore: number;
	readonly heapAfter: number;
	/** Longest turn of the event loop, in milliseconds: while everything was loaded, and while it changed. */
	readonly longestLoading: number;
	readonly longestChanging: number;
	/** Processor time while everything changed, as a share of one core. */
	readonly load: number;
};

/**
 * Follows a whole cluster while something else changes it for that many seconds, and compares what is known then with
 * what a fresh start finds. Wants Node's --expose-gc.
 */
export const soak = async (connection: Connection, seconds: number, say: (text: string) => void): Promise<Soaked> => {
	const delay = monitorEventLoopDelay({resolution: 1});
	delay.enable();
	const followed = begin(connection);
	await settle(followed);
	const longestLoading = delay.max / 1e6;
	const heapBefore = heap();
	say(`${followed.diagnosed.size} services; change them now, for ${seconds} s`);
	delay.reset();
	const used = process.cpuUsage();
	await wait(seconds * 1000);
	const {user, system} = process.cpuUsage(used);
	const longestChanging = delay.max / 1e6;
	delay.disable();
	await settle(followed);
	const heapAfter = heap();
	const fresh = begin(connection);
	await settle(fresh);
	const result = {
		services: fresh.diagnosed.size,
		differing: differing(followed, fresh),
		heapBefore,
		heapAfter,
		longestLoading,
		longestChanging,
		load: (user + system) / 1e6 / seconds,
	};
	followed.watch.stop();
	fresh.watch.stop();
	return result;
};
