import {expect, onTestFinished, test} from 'vitest';
import type {LogEntry} from '../../source/engine/log/log-entry.ts';
import {createSession} from '../../source/engine/session.ts';
import type {Batch} from '../../source/engine/watch-cluster.ts';
import {usualLimits} from '../../source/probes/limits.ts';
import {connectTo} from '../_helpers/connection.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';

const demo = sharedDemo();

/** A session on the demo server, with what its listener gets; it starts in namespace shop. */
const open = ({isVerbose = false} = {}) => {
	const events: string[] = [];
	const entries: LogEntry[] = [];
	const waiting = new Set<(batch: Batch) => void>();
	const server = demo();
	const session = createSession(
		{contexts: ['demo'], kubectlFlags: undefined, open: () => connectTo(server), async close() {}},
		{
			closing: () => events.push('closing'),
			contextOpened: ({context}) => events.push(`context ${context}`),
			namespaceOpened: (_connection, namespace) => events.push(`namespace ${namespace}`),
			logged: entry => entries.push(entry),
			batch(batch) {
				for (const each of waiting) {
					each(batch);
				}
			},
			onDown() {},
			onUp() {},
			onSlow() {},
		},
		{startNamespace: () => 'shop', suppression: {codes: [], reason: ''}, limits: usualLimits, isVerbose},
	);
	onTestFinished(session.stop);
	/** The keys of Services in the batches up to the first complete one. */
	const completed = () =>
		new Promise<ReadonlySet<string>>(resolve => {
			const keys = new Set<string>();
			const collect = ({changed, isComplete}: Batch) => {
				for (const {view} of changed) {
					keys.add(view.key);
				}

				if (isComplete) {
					waiting.delete(collect);
					resolve(keys);
				}
			};
			waiting.add(collect);
		});
	return {session, events, entries, completed};
};

test('what uses a connection is told before it is closed, and a namespace follows its context', () => {
	const {session, events} = open();
	session.openContext();
	session.openNamespace('infra');
	session.openContext();
	session.stop();
	expect(events).toStrictEqual([
		...['closing', 'context demo', 'namespace shop'],
		'namespace infra',
		...['closing', 'context demo', 'namespace shop'],
		'closing',
	]);
});

test('nothing is watched before a context is open', () => {
	const {session, events} = open();
	session.openNamespace('shop');
	expect({events, watch: session.watch(), connection: session.connection()}).toStrictEqual({
		events: [],
		watch: undefined,
		connection: undefined,
	});
});

test('a namespace that was left brings nothing more', async () => {
	const {session, completed} = open();
	session.openContext();
	session.openNamespace('infra');
	const keys = await completed();
	expect(keys.size).toBeGreaterThan(0);
	expect([...keys].filter(key => !key.startsWith('infra/'))).toStrictEqual([]);
	const {podNamed} = session;
	const [pod] = session.watch()!.clusterStore.podsIn('infra');
	expect(podNamed('infra', pod!.name)).toBe(pod);
	expect(podNamed('infra', 'nobody')).toBeUndefined();
});

test('a Service of another namespace is found by a snapshot, and one that does not exist is not', async () => {
	const {session, completed} = open();
	session.openContext();
	await completed();
	expect((await session.findService('shop', 'web'))?.view.key).toBe('shop/web');
	expect((await session.findService('infra', 'redis'))?.view.key).toBe('infra/redis');
	expect(await session.findService('infra', 'nosuch')).toBeUndefined();
});

test.each([
	['logged where that is asked for', true],
	['not logged otherwise', false],
])('requests are %s', async (_name, isVerbose) => {
	const {session, entries, completed} = open({isVerbose});
	session.openContext();
	await completed();
	expect(entries.some(({kind}) => kind === 'request')).toBe(isVerbose);
});

test.each([
	['one namespace is watched', 'infra'],
	['all are', undefined],
] as const)('where %s the pods of all namespaces can be had, and found by their names', async (_, namespace) => {
	const {session, completed} = open();
	session.openContext();
	session.openNamespace(namespace);
	await completed();
	const pods = await session.allPods();
	const spaces = new Set(pods.map(pod => pod.namespace));
	expect([...spaces]).toEqual(expect.arrayContaining(['infra', 'shop']));
	const other = pods.find(pod => pod.namespace === 'shop')!;
	expect(session.podNamed('shop', other.name)?.uid).toBe(other.uid);
	expect(session.traceContext().podOf?.(other)?.uid).toBe(other.uid);
	expect(session.traceContext().nodeOf?.(other)).toBe(other.node);
	expect(session.podNamed('infra', other.name)).toBeUndefined();
});

test('another context has no pods of the one before', async () => {
	const {session, completed} = open();
	session.openContext();
	await completed();
	const other = (await session.allPods()).find(pod => pod.namespace === 'infra')!;
	expect(session.podNamed('infra', other.name)?.uid).toBe(other.uid);
	session.openContext();
	expect(session.podNamed('infra', other.name)).toBeUndefined();
});
