import {once} from 'node:events';
import {request} from 'node:http';
import net from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {createForwarder} from '../../../source/dashboard/forwards/forwarder.ts';
import {initialState, rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../../source/dashboard/state/store.ts';
import {readSlices} from '../../../source/kubernetes/objects/service-slices.ts';
import type {Service, ServicePort} from '../../../source/model/objects.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {startDemo} from '../../_helpers/demo-api.ts';
import type {Fault} from '../../_helpers/demo-faults.ts';
import type {Trouble} from '../../_helpers/demo-troubles.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {liveFeed, row} from '../../_helpers/rows.ts';

const {signal} = new AbortController();
const web = service({name: 'web', ports: [servicePort({port: 80})]});
const cart = service({name: 'cart'});
const redis = service({namespace: 'infra', name: 'redis', ports: [servicePort({port: 6379, targetPort: 6379})]});
const fault = (trouble: Trouble): Fault => ({verb: 'portforward', trouble});

/** A forwarder to the demo, the state it tells, and Services of the demo that it knows. */
const open = async (services: readonly Service[] = [web], faults: readonly Fault[] = []) => {
	const server = await startDemo({faults});
	const connection = connectTo(server);
	const start = {context: 'demo', contexts: [], namespace: undefined, isDemo: true, isReadonly: false};
	const store = createStore(rootReducer, initialState({...start, now: 0, columns: 80, rows: 24}));
	const look = async () =>
		Promise.all(
			services.map(async each => row(view({service: each, slices: await readSlices(connection, each, signal)}))),
		);
	for (const action of liveFeed(await look())) {
		store.dispatch(action);
	}

	const podNamed = (_namespace: string, name: string) => (name === 'gone' ? undefined : pod({name}));
	const forwarder = createForwarder(connection, store, podNamed, 5);
	onTestFinished(forwarder.stopAll);

	/** Resolves as soon as the state is so. */
	const until = async (isSo: () => boolean) => {
		while (!isSo()) {
			await new Promise<void>(resolve => {
				const forget = store.subscribe(() => {
					forget();
					resolve();
				});
			});
		}
	};

	const noticeText = () => store.getState().notice?.text ?? '';
	const forwards = () => [...store.getState().forwards.values()];
	/** The local port that leads to a Service from now on. */
	const forward = async (to: Service, only?: string, port: ServicePort = to.ports[0]!, local = 0) => {
		const before = forwards().length;
		forwarder.start({key: `${to.namespace}/${to.name}`, only, local, port});
		await until(() => forwards().length > before);
		return forwards().at(-1)!.local;
	};

	/** Tells the store what the cluster has now. */
	const refresh = async () =>
		store.dispatch({type: 'rows/changed', changed: await look(), removed: [], isComplete: true, at: 1});

	return {server, store, forwarder, until, noticeText, forwards, forward, refresh};
};

/** The body of an answer; rejects where the connection breaks. */
const get = (port: number, path = '/') =>
	new Promise<string>((resolve, reject) => {
		request({port, path, agent: false}, async response => {
			let body = '';
			for await (const chunk of response) {
				body += chunk;
			}

			resolve(body);
		})
			.on('error', reject)
			.end();
	});

const dial = async (port: number) => {
	const socket = net.connect({port, host: '127.0.0.1', allowHalfOpen: true});
	onTestFinished(() => void socket.destroy());
	await once(socket, 'connect');
	return socket;
};

/** How a connection ends: an error's code, '' for an ordinary end. */
const ending = (socket: net.Socket) =>
	new Promise<string>(resolve => {
		socket.once('error', error => resolve((error as NodeJS.ErrnoException).code ?? ''));
		socket.once('end', () => resolve(''));
	});

const isListening = async (port: number) =>
	dial(port).then(
		() => true,
		() => false,
	);

test('requests arrive at a ready pod, and what passes is counted', async () => {
	const {forward, forwards, until, noticeText} = await open();
	const port = await forward(web);
	expect(noticeText()).toBe(`127.0.0.1:${port} leads to shop/web:80. f lists the forwards.`);
	expect(await get(port, '/products')).toMatch(/^web-\S+ \/products\n$/);
	await until(() => forwards()[0]!.received > 0 && forwards()[0]!.open === 0);
	const [only] = forwards();
	expect(only).toMatchObject({local: port, key: 'shop/web', port: '80', total: 1, problem: undefined});
	expect(only!.sent).toBeGreaterThan(30);
	expect(only!.pod).toMatch(/^web-/);
});

test('several at once, each to its own', async () => {
	const {forward} = await open([web, redis]);
	const [one, other] = [await forward(web), await forward(redis)];
	const socket = await dial(other);
	socket.write('ping');
	const [echo] = (await once(socket, 'data')) as [Buffer];
	expect(echo.toString()).toBe('ping');
	expect(await get(one)).toMatch(/^web-/);
});

test('when its pod goes, open connections end and new ones go to another', async () => {
	const {server, forward, forwards, until, refresh} = await open();
	const port = await forward(web);
	const socket = await dial(port);
	socket.write('GET / HTTP/1.1\r\n\r\n');
	await once(socket, 'data');
	const {pod: first} = forwards()[0]!;
	const over = ending(socket);
	server.store.delete('pods', 'shop', first!);
	expect(await over).toBe('');

	await refresh();
	await until(() => forwards()[0]!.pod !== first);
	expect(await get(port)).toContain(forwards()[0]!.pod);
});

test('a pod that is gone before svctop knows is passed over', async () => {
	const {server, forward, forwards, until} = await open();
	const port = await forward(web);
	const {pod: first} = forwards()[0]!;
	server.store.delete('pods', 'shop', first!);
	expect(await get(port)).not.toContain(first);
	await until(() => forwards()[0]!.pod !== first);
	expect(forwards()[0]!.problem).toBeUndefined();
});

/** Marks a pod as being deleted, as it is while its programs end. */
const terminate = ({store}: Awaited<ReturnType<typeof startDemo>>, name: string) => {
	const leaving = store.get('pods', 'shop', name)!;
	store.update('pods', {...leaving, metadata: {...leaving.metadata, deletionTimestamp: '2026-01-01T00:00:00Z'}});
};

test('a pod that refuses because it is being deleted is told as that, and the next one is used', async () => {
	const {server, forward, forwards, until} = await open([cart]);
	const port = await forward(cart);
	const {pod: first} = forwards()[0]!;
	terminate(server, first!);
	await expect(get(port)).rejects.toMatchObject({code: 'ECONNRESET'});
	await until(() => forwards()[0]!.problem !== undefined);
	const {pod: next, problem} = forwards()[0]!;
	expect(next).not.toBe(first);
	expect(problem).toMatchObject({text: `Pod ${first} was being deleted: ${next} takes its place.`, isOver: true});

	await expect(get(port)).rejects.toMatchObject({code: 'ECONNRESET'});
	await until(() => forwards()[0]!.problem!.text.startsWith(`Pod ${next} refuses port 8080`));
	expect(forwards()[0]!.problem!.isOver).toBe(false);
});

test('without another pod, and for the one that was asked for, it is not over', async () => {
	const {server, forward, forwards, until} = await open([cart]);
	const pods = server.store.list('pods', 'shop').filter(({metadata}) => metadata.name.startsWith('cart-'));
	for (const {metadata} of pods) {
		terminate(server, metadata.name);
	}

	await expect(get(await forward(cart, pods[0]!.metadata.name))).rejects.toMatchObject({code: 'ECONNRESET'});
	await until(() => forwards()[0]!.problem !== undefined);
	const {name} = pods[0]!.metadata;
	expect(forwards()[0]!.problem).toMatchObject({text: `Pod ${name} was being deleted.`, isOver: false});
});

test('where the next pod cannot be looked up, nothing is said of one', async () => {
	const {server, store, forward, forwards, until} = await open([web], [fault({kind: 'forward-loss'})]);
	const socket = await dial(await forward(web));
	await until(() => forwards()[0]!.open === 1);
	const {pod: first} = forwards()[0]!;
	terminate(server, first!);
	server.faults.add({verb: 'list', resource: 'endpointslices', trouble: {kind: 'status', code: 403}});
	store.dispatch({type: 'scope/opened', context: '', namespace: 'infra'});
	socket.on('error', () => {});
	socket.write('ping');
	await until(() => forwards()[0]?.problem !== undefined);
	expect(forwards()[0]!.problem).toMatchObject({text: `Pod ${first} was being deleted.`, isOver: false});
});

test('the one pod that was asked for, and none other', async () => {
	const {server, forward, forwards, until, noticeText} = await open();
	const name = server.store.list('pods', 'shop').findLast(({metadata}) => metadata.name.startsWith('web-'))!
		.metadata.name;
	const port = await forward(web, name);
	expect(noticeText()).toContain(`leads to ${name}:80`);
	expect(await get(port)).toContain(name);
	server.store.delete('pods', 'shop', name);
	await expect(get(port)).rejects.toThrow();
	await until(() => forwards()[0]!.problem !== undefined);
	expect(forwards()[0]!.problem?.text).toBe(`Pod ${name} is gone.`);
});

test('a Service that is not followed any more is looked up', async () => {
	const {store, forward} = await open();
	const port = await forward(web);
	store.dispatch({type: 'scope/opened', context: '', namespace: 'infra'});
	expect(store.getState().list.entries.size).toBe(0);
	expect(await get(port)).toMatch(/^web-/);
});

test('a restart of the API server breaks what is open, and nothing else', async () => {
	const {server, forward, forwards, until} = await open([redis]);
	const port = await forward(redis);
	const socket = await dial(port);
	socket.write('ping');
	await once(socket, 'data');
	const over = ending(socket);
	await server.stop();
	expect(await over).toBe('ECONNRESET');
	const early = ending(await dial(port));
	expect(await early).toBe('ECONNRESET');
	await until(() => forwards()[0]!.problem?.text.includes('refuses the connection') === true);

	await server.start();
	const again = await dial(port);
	again.write('pong');
	await once(again, 'data');
	await until(() => forwards()[0]!.problem?.isOver === true);
	expect(forwards()[0]!.problem!.text).toContain('refuses the connection');
	expect(forwards()[0]!.total).toBeGreaterThanOrEqual(2);
});

const broken: ReadonlyArray<readonly [string, Service, readonly Fault[], RegExp]> = [
	[
		'a port that nobody listens on',
		cart,
		[],
		/^Pod cart-\S+ refuses port 8080: nothing listens there on its loopback address\.$/,
	],
	[
		'no right',
		web,
		[fault({kind: 'status', code: 403})],
		/forbidden: the verb create is missing\. Ask for the verbs get and create on pods\/portforward in namespace shop, in a Role: \{/,
	],
	[
		'a server that has other things to do',
		web,
		[fault({kind: 'status', code: 429})],
		/^Pod web-\S+ takes no connection: The server is currently unable/,
	],
	['a connection that is lost', web, [fault({kind: 'forward-loss'})], /^The connection to pod web-\S+ was lost\.$/],
	['nobody to answer', service({name: 'checkout'}), [], /^No endpoint of shop\/checkout is ready on port 80\.$/],
];

test.each(broken)('%s is told, and the connection broken', async (_what, to, faults, said) => {
	const {forward, forwards, until} = await open([to], faults);
	const port = await forward(to);
	await expect(get(port)).rejects.toMatchObject({code: 'ECONNRESET'});
	await until(() => forwards()[0]!.problem !== undefined);
	expect(forwards()[0]!.problem!.text).toMatch(said);
	await until(() => forwards()[0]!.open === 0);
});

test('without a ready endpoint it says so from the start', async () => {
	const checkout = service({name: 'checkout'});
	const {forward, forwards, noticeText} = await open([checkout]);
	await forward(checkout);
	expect(noticeText()).toContain('but no endpoint is ready: connections are closed until one is.');
	expect(forwards()[0]!.pod).toBeUndefined();
});

test('whose half is closed still gets the answer', async () => {
	const {forward} = await open();
	const socket = await dial(await forward(web));
	socket.end('GET /half HTTP/1.0\r\n\r\n');
	let body = '';
	for await (const chunk of socket) {
		body += chunk;
	}

	expect(body).toMatch(/200 OK[\s\S]*\/half\n$/);
});

/** How many bytes come until the end. */
const drain = async (socket: net.Socket) => {
	let size = 0;
	for await (const chunk of socket) {
		size += (chunk as Buffer).length;
	}

	return size;
};

test('who does not read is not sent more than a little, and holds nobody up', async () => {
	const bytes = 30_000_000;
	const {forward, forwards, until} = await open([web], [fault({kind: 'forward-flood', bytes})]);
	const lazy = await dial(await forward(web));
	lazy.pause();
	expect(await drain(await dial(await forward(web)))).toBe(bytes);
	await until(() => forwards()[1]!.received === bytes);
	// What the kernel takes for both ends of the connection is not ours.
	expect(forwards()[0]!.received).toBeGreaterThan(0);
	expect(forwards()[0]!.received).toBeLessThan(bytes / 2);
	expect(await drain(lazy)).toBe(bytes);
});

test('much is carried both ways, byte for byte', async () => {
	const {forward} = await open([redis]);
	const socket = await dial(await forward(redis));
	const sent = Buffer.from(Array.from({length: 3_000_000}, (_, index) => (index * 7) % 251));
	const received: Buffer[] = [];
	let size = 0;
	socket.write(sent);
	for await (const chunk of socket) {
		received.push(chunk as Buffer);
		size += (chunk as Buffer).length;
		if (size === sent.length) {
			break;
		}
	}

	expect(Buffer.concat(received).equals(sent)).toBe(true);
});

test('a taken port is told, and another one proposed', async () => {
	const {forward, forwarder, store, until, noticeText} = await open();
	const taken = await forward(web);
	forwarder.start({key: 'shop/web', only: undefined, local: taken, port: web.ports[0]!});
	await until(() => noticeText().includes('taken'));
	expect(noticeText()).toBe(`Port ${taken} of this machine is taken. Choose another one with shift-f.`);

	const text = `${taken}:80`;
	store.dispatch({type: 'prompt/opened', prompt: {kind: 'forward', text, key: 'shop/web', pod: undefined}});
	forwarder.propose(servicePort({port: taken, name: ''}), text);
	const prompt = () => store.getState().prompt as {readonly text: string};
	await until(() => prompt().text !== text);
	expect(prompt().text).toMatch(/^\d+:\d+$/);
});

test('what someone has typed meanwhile is left alone', async () => {
	const {forward, forwarder, store} = await open();
	const taken = await forward(web);
	const port = servicePort({port: taken});
	store.dispatch({type: 'prompt/opened', prompt: {kind: 'forward', text: '1', key: 'shop/web', pod: undefined}});
	forwarder.propose(port, `${taken}:80`);
	// The next one waits until that has been looked for.
	await forward(web);
	expect(store.getState().prompt).toMatchObject({text: '1'});
});

test('a pod that is gone, and a port that it does not declare', async () => {
	const {forwarder, noticeText, until} = await open();
	forwarder.start({key: 'shop/web', only: 'gone', local: 0, port: web.ports[0]!});
	await until(() => noticeText() === 'Pod gone is gone.');
	forwarder.start({key: 'shop/web', only: 'web-1', local: 0, port: servicePort({targetPort: 'htpp'})});
	await until(() => noticeText() === 'Pod web-1 declares no port named htpp.');
	forwarder.start({key: 'shop/nothing', only: undefined, local: 0, port: web.ports[0]!});
	await until(() => noticeText() === 'Service shop/nothing is gone.');
});

test('one is stopped with its connections, the others stay', async () => {
	const {forward, forwarder, forwards, noticeText} = await open([redis]);
	const [one, other] = [await forward(redis), await forward(redis)];
	const socket = await dial(one);
	socket.write('ping');
	await once(socket, 'data');
	const over = ending(socket);
	forwarder.stop(one);
	expect(await over).toBe('ECONNRESET');
	expect(noticeText()).toBe(`127.0.0.1:${one} is no longer forwarded to infra/redis.`);
	expect(forwards().map(({local}) => local)).toEqual([other]);
	expect(await isListening(one)).toBe(false);
	expect(await isListening(other)).toBe(true);
});

test('all are stopped at once, and tell nothing any more', async () => {
	const {forward, forwarder, store} = await open();
	const port = await forward(web);
	const before = store.getState();
	const over = ending(await dial(port));
	forwarder.stopAll();
	expect(await over).toBe('ECONNRESET');
	expect(await isListening(port)).toBe(false);
	expect(store.getState()).toBe(before);
});
