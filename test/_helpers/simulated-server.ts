import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import type {Connection, Request} from '../../source/kubernetes/connection/connection.ts';
import {ClusterError, fromStatus} from '../../source/kubernetes/errors.ts';

/** What befalls lists or watches as long as it lasts; what it has befallen is not healed by its end. */
export const listFaults = [
	...['hang', 'hang in the body', 'trickle', 'cut', 'reset', 'garbage', 'html', 'old'],
	...[401, 403, 404, 409, 410, 429, 500, 503],
] as const;
export const watchFaults = [
	...['hang', 'stall', 'half a frame', 'half a frame and the end', 'reset', 'garbage', 'expired'],
	...['twice', 'out of order', 'closed at once', 401, 403, 404, 409, 410, 429, 500, 503],
] as const;

export type ListFault = (typeof listFaults)[number];
export type WatchFault = (typeof watchFaults)[number];

type Stored = {readonly name: string; readonly version: number};
type Change = {readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly name: string; readonly version: number};
type Snapshot = {
	readonly objects: ReadonlyMap<string, Stored>;
	readonly version: number;
	readonly changes: readonly Change[];
};

/** Milliseconds of an answer. */
const latency = 5;
/** Milliseconds before the end of a watch at which its bookmark comes. */
const beforeEnd = 300;
/** Milliseconds that a change is kept back for, so that another one overtakes it. */
const mostHeld = 1500;
/** Milliseconds that a replica is behind. */
const lag = 1000;

const objectOf = ({name, version}: {readonly name: string; readonly version: number}) => ({
	kind: 'Service',
	apiVersion: 'v1',
	metadata: {name, namespace: 'shop', uid: name, resourceVersion: String(version), labels: {seen: String(version)}},
	spec: {},
});

/**
 * A server of Services that needs no sockets, so that hours of faults pass in a second: storage with versions, lists in pages,
 * watches with bookmarks, and restores.
 */
export const simulatedServer = (random: () => number) => {
	let now: Snapshot = {objects: new Map(), version: 100, changes: []};
	/** What it was once, for a restore. */
	let before = now;
	/** Its version when it was restored last. */
	let highest = 0;
	/** What it was since when, for a replica that is behind. */
	let past: ReadonlyArray<{readonly since: number; readonly snapshot: Snapshot}> = [];
	const behind = () => past.findLast(({since}) => since <= Date.now() - lag)?.snapshot ?? now;
	let listFault: ListFault | undefined;
	let watchFault: WatchFault | undefined;
	let requests = 0;
	const watches = new Set<{readonly body: Readable; send(change: Change): void; befall(): void}>();

	const answer = (body: Readable) =>
		Object.assign(body, {headers: {'content-type': 'application/json'}}) as unknown as IncomingMessage;
	const bodyFor = (signal: AbortSignal) => {
		const body = new Readable({read() {}});
		body.on('error', () => {});
		const abort = () => body.destroy(signal.reason as Error);
		signal.addEventListener('abort', abort, {once: true});
		body.on('close', () => signal.removeEventListener('abort', abort));
		return body;
	};
	const status = (code: number, {action}: Request) => {
		throw fromStatus(code, '', action, {server: 'https://simulated', retryAfter: code === 429 ? 1 : 0});
	};
	const never = (signal: AbortSignal) =>
		new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason), {once: true});
		});
	const reset = () => new ClusterError('unreachable', 'The server closed the connection.');

	const list = async (query: URLSearchParams, request: Request) => {
		const fault = listFault;
		if (typeof fault === 'number') {
			return status(fault, request);
		}

		if (fault === 'hang') {
			return never(request.signal);
		}

		if (fault === 'reset') {
			throw reset();
		}

		const {objects, version} = fault === 'old' && query.has('resourceVersion') ? behind() : now;
		const least = Number(query.get('resourceVersion') ?? 0);
		if (query.get('resourceVersionMatch') === 'NotOlderThan' && least > version && fault !== 'old') {
			throw new ClusterError('timeout', 'Too large resource version: 1, current: 0');
		}

		const body = bodyFor(request.signal);
		const [skipped, limit] = [Number(query.get('continue') ?? 0), Number(query.get('limit') ?? 1e9)];
		const items = [...objects.values()].slice(skipped, skipped + limit).map(objectOf);
		const next = skipped + limit < objects.size ? String(skipped + limit) : '';
		const text = JSON.stringify({
			kind: 'ServiceList',
			metadata: {resourceVersion: String(version), continue: next},
			items,
		});
		const half = Math.floor(text.length * random());
		if (fault === 'html' || fault === 'garbage') {
			body.push(fault === 'html' ? '<html>' : '\u0000\u0001');
			body.push(null);
		} else if (fault === 'hang in the body') {
			body.push(text.slice(0, half));
		} else if (fault === 'cut') {
			body.push(text.slice(0, half));
			setTimeout(() => body.destroy(reset()), 1);
		} else if (fault === 'trickle') {
			body.push(text.slice(0, half));
			const timer = setInterval(() => body.push(' '), 500);
			body.on('close', () => clearInterval(timer));
		} else {
			body.push(text);
			body.push(null);
		}

		return answer(body);
	};

	const watch = async (query: URLSearchParams, request: Request) => {
		const fault = watchFault;
		if (typeof fault === 'number') {
			return status(fault, request);
		}

		if (fault === 'hang') {
			return never(request.signal);
		}

		const body = bodyFor(request.signal);
		let isDead = false;
		let delayed: Change | undefined;
		const say = (text: string) => {
			if (!isDead && !body.destroyed) {
				body.push(text);
			}
		};
		const frameOf = (type: string, object: object) => `${JSON.stringify({type, object})}\n`;
		const write = ({type, name, version}: Change) => say(frameOf(type, objectOf({name, version})));
		const release = () => {
			if (delayed !== undefined) {
				write(delayed);
				delayed = undefined;
			}
		};
		const end = () => {
			release();
			if (!isDead && !body.destroyed) {
				isDead = true;
				body.push(null);
			}
		};
		const followed = {
			body,
			send(change: Change) {
				if (watchFault === 'out of order' && delayed === undefined) {
					delayed = change;
					setTimeout(release, mostHeld);
					return;
				}

				write(change);
				if (watchFault === 'twice') {
					write(change);
				}

				release();
			},
			/** What begins to go wrong befalls those that are open. */
			befall() {
				switch (watchFault) {
					case 'stall':
					case 'hang':
						isDead = true;
						break;
					case 'half a frame':
						say('{"type": "MOD');
						isDead = true;
						break;
					case 'half a frame and the end':
						say('{"type": "MOD');
						end();
						break;
					case 'garbage':
						say('\u0000garbage\n');
						isDead = true;
						break;
					case 'reset':
						body.destroy(reset());
						break;
					case 'expired':
						say(frameOf('ERROR', {kind: 'Status', code: 410, message: 'too old'}));
						end();
						break;
					case 'closed at once':
						end();
						break;
					default:
						break;
				}
			},
		};
		watches.add(followed);
		const from = Number(query.get('resourceVersion'));
		for (const change of now.changes.filter(({version}) => version > from)) {
			followed.send(change);
		}

		followed.befall();
		const length = Number(query.get('timeoutSeconds')) * 1000;
		const bookmark = setTimeout(() => {
			release();
			say(frameOf('BOOKMARK', objectOf({name: '', version: now.version})));
		}, length - beforeEnd);
		const ending = setTimeout(end, length);
		body.on('close', () => {
			watches.delete(followed);
			clearTimeout(bookmark);
			clearTimeout(ending);
		});
		return answer(body);
	};

	const change = (type: Change['type'], name: string) => {
		const version = now.version + 1;
		const objects = new Map(now.objects);
		if (type === 'DELETED') {
			objects.delete(name);
		} else {
			objects.set(name, {name, version});
		}

		const made: Change = {type, name, version};
		now = {objects, version, changes: [...now.changes.slice(-50), made]};
		past = [...past.slice(-20), {since: Date.now(), snapshot: now}];
		for (const followed of [...watches]) {
			followed.send(made);
		}
	};

	const connection: Pick<Connection, 'request' | 'server'> = {
		server: 'https://simulated',
		async request(request) {
			requests++;
			await new Promise(resolve => {
				setTimeout(resolve, latency);
			});
			request.signal.throwIfAborted();
			const query = new URL(request.path, 'https://simulated').searchParams;
			return query.get('watch') === 'true' ? watch(query, request) : list(query, request);
		},
	};

	return {
		connection: connection as Connection,
		/** Adds, changes or deletes an object. */
		change() {
			const name = `web-${Math.floor(random() * 8)}`;
			const isThere = now.objects.has(name);
			change(isThere ? (random() < 0.4 ? 'DELETED' : 'MODIFIED') : 'ADDED', name);
		},
		/** Keeps what there is; much else is written before a restore. */
		keep() {
			before = now;
			// What was restored stays behind what was there before.
			if (now.version > highest) {
				now = {...now, version: now.version + 1000};
			}
		},
		/** It is started again from what it was once, and closes what is open. */
		restore() {
			if (now.version - before.version < 1000) {
				return;
			}

			highest = now.version;
			now = before;
			past = [];
			for (const {body} of [...watches]) {
				body.destroy(reset());
			}
		},
		failLists(fault: ListFault | undefined) {
			listFault = fault;
		},
		failWatches(fault: WatchFault | undefined) {
			watchFault = fault;
			for (const followed of [...watches]) {
				followed.befall();
			}
		},
		/** Name and version of each object. */
		objects: (): ReadonlyMap<string, string> =>
			new Map([...now.objects.values()].map(({name, version}) => [name, String(version)])),
		requests: () => requests,
		openWatches: () => watches.size,
	};
};
