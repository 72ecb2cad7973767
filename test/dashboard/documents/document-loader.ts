import {expect, onTestFinished, test, vi} from 'vitest';
import {createDocumentLoader} from '../../../source/dashboard/documents/document-loader.ts';
import {type Document, type DocumentSource, documentId} from '../../../source/dashboard/records/document.ts';
import {lineAt} from '../../../source/dashboard/records/lines.ts';
import {initialState, rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../../source/dashboard/state/store.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {noon, podOf, startDemo} from '../../_helpers/demo-api.ts';
import type {Fault} from '../../_helpers/demo-faults.ts';

const textOf = ({lines}: Document) => Array.from({length: lines.count}, (_, index) => lineAt(lines, index)).join('\n');

/** Opens documents of a demo server as the dashboard does. */
const openReader = async (faults: readonly Fault[] = []) => {
	const server = await startDemo({faults});
	const store = createStore(
		rootReducer,
		initialState({
			context: 'demo',
			contexts: ['demo'],
			namespace: undefined,
			isDemo: true,
			isReadonly: false,
			now: noon,
			columns: 80,
			rows: 24,
		}),
	);
	const payments = server.store
		.list('pods', 'shop')
		.filter(({metadata}) => metadata.labels?.app === 'payments')
		.map(({metadata}) => metadata.name);
	const reader = createDocumentLoader(connectTo(server), store, () => payments);
	onTestFinished(reader.stop);

	return {
		reader,
		server,
		store,
		/** Opens it, and resolves with it as soon as it is as wanted. */
		async open(source: DocumentSource, isAsWanted = (document: Document) => document.phase !== 'loading') {
			const id = documentId(source);
			store.dispatch({type: 'document/opened', source});
			const {promise, resolve} = Promise.withResolvers<Document>();
			const look = () => {
				const document = store.getState().documents.get(id);
				if (document !== undefined && isAsWanted(document)) {
					resolve(document);
				}
			};
			onTestFinished(store.subscribe(look));
			reader.load(id, source);
			return promise;
		},
	};
};

const payments = {kind: 'Service', namespace: 'shop', name: 'payments'} as const;

test('YAML of a Service', async () => {
	const {open} = await openReader();
	const text = textOf(await open({kind: 'yaml', subject: payments}));

	expect(text).toMatch(/^apiVersion: v1\nkind: Service\nmetadata:\n/);
	expect(text).toContain('  selector:\n    app: payments');
});

test('a Service and a pod described, with their events', async () => {
	const {open, server} = await openReader();
	expect(textOf(await open({kind: 'describe', subject: payments}))).toMatch(
		/^Name: +payments[\s\S]*\nEvents: {2}<none>$/,
	);
	const subject = {kind: 'Pod', namespace: 'shop', name: podOf(server, 'shop', 'payments')} as const;
	const text = textOf(await open({kind: 'describe', subject}));
	expect(text).toContain('Reason:       CrashLoopBackOff');
	expect(text).toMatch(/\n {2}Warning {2}BackOff .* Back-off restarting failed container payments/);
});

test('events that may not be read are the one thing missing', async () => {
	const {open} = await openReader([{trouble: {kind: 'status', code: 403}, verb: 'list', resource: 'events'}]);
	const text = textOf(await open({kind: 'describe', subject: payments}));

	expect(text).toContain('payments');
	expect(text).toMatch(/\nEvents: {2}Listing events in namespace shop is forbidden\./);
});

test("events of a Service are its pods', and come as they happen", async () => {
	const {open, server} = await openReader();
	const pod = podOf(server, 'shop', 'payments');
	const source = {kind: 'events', subject: payments} as const;
	const first = textOf(await open(source));
	expect(first).toContain(`Pod/${pod}`);
	expect(first).not.toContain('Pod/checkout');
	const grown = open(source, ({lines}) => lines.count > 0 && lineAt(lines, lines.count - 1).includes('Pod sandbox'));
	const reported = server.store
		.list('events', 'shop')
		.find(event => (event as unknown as {involvedObject: {name: string}}).involvedObject.name === pod)!;
	const event = {
		...reported,
		metadata: {name: 'new', namespace: 'shop'},
		reason: 'SandboxChanged',
		message: 'Pod sandbox changed',
		lastTimestamp: '2026-03-01T12:30:00Z',
	};
	server.store.create('events', event as never);
	expect(textOf(await grown)).toContain('SandboxChanged');
});

test('what is gone is said in one sentence', async () => {
	const {open} = await openReader();
	const subject = {kind: 'Pod', namespace: 'shop', name: 'gone'} as const;
	const {phase, problem} = await open({kind: 'yaml', subject});

	expect({phase, problem}).toEqual({
		phase: 'failed',
		problem: 'There is no Pod gone in namespace shop any more.',
	});
});

const logOf = (pod: string, overrides: Partial<Extract<DocumentSource, {kind: 'logs'}>> = {}) =>
	({
		kind: 'logs',
		target: {namespace: 'shop', pod, container: 'payments'},
		others: ['payments'],
		isPrevious: false,
		since: 'tail',
		...overrides,
	}) as const;

test('a log, each line with its time', async () => {
	const {open, server} = await openReader();
	const text = textOf(await open(logOf(podOf(server, 'shop', 'payments')), ({lines}) => lines.count > 0));

	expect(text).toMatch(/^\S+Z payments: starting version 2\.7\.0\n[\s\S]*PAYMENT_GATEWAY_URL is not set$/);
});

test('the log of a pod that is gone says so', async () => {
	const {open} = await openReader();

	expect(await open(logOf('gone'))).toMatchObject({
		phase: 'failed',
		problem: 'There is no pod gone in namespace shop any more.',
	});
});

test('a log that may not be read says which right is missing', async () => {
	const {open, server} = await openReader([{trouble: {kind: 'status', code: 403}, verb: 'log'}]);
	const {problem} = await open(logOf(podOf(server, 'shop', 'payments')));

	expect(problem).toContain('Ask for the verb get on pods/log');
});

test('what was closed is not followed any more', async () => {
	const {open, server, store} = await openReader();
	await open({kind: 'events', subject: payments});
	store.dispatch({type: 'overlay/closed'});
	const before = store.getState().documents;
	const [event] = server.store.list('events', 'shop');
	server.store.create('events', {...event!, metadata: {name: 'later', namespace: 'shop'}});
	await server.stop();

	expect(store.getState().documents).toBe(before);
});

test('events that are closed before they are loaded leave no timer behind', async () => {
	vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']});
	onTestFinished(() => {
		vi.useRealTimers();
	});
	const [closed, open] = [await openReader(), await openReader()];
	const before = vi.getTimerCount();
	closed.reader.load('events', {kind: 'events', subject: payments});
	closed.reader.stop();
	// What is asked for later is told later.
	await open.open({kind: 'events', subject: payments});

	expect(vi.getTimerCount() - before).toBe(1);
});
