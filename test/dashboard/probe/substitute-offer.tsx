import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import type {Access} from '../../../source/model/access.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, start} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const {target} = clients[0]!;
const enter = '\r';
const tab = '\t';
const esc = '\u001B';

const begun: Action = {type: 'probe/started', key, kind: 'trace', client: target, at: start};
const toolless: Action = {
	type: 'probe/progressed',
	key,
	progress: {
		kind: 'verdict',
		verdict: {answer: 'impossible', sentence: 'No tool of this container.', lacksTools: true},
	},
};

const pod = {kind: 'pod', image: 'busybox:stable'};
const container = {kind: 'container', image: 'busybox:stable'};

const traced = async (options: Parameters<typeof openScreen>[0] = {}, ...before: readonly Action[]) => {
	const screen = await openScreen({columns: 120, clients, feed: liveFeed(), debugImage: 'busybox:stable', ...options});
	await screen.dispatch({type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}}, ...before, begun, toolless);
	return screen;
};

test.each(['nslookup', 'trace'] as const)('%s asks, and goes on as the same', async kind => {
	const screen = await traced();
	await screen.press(esc);
	await screen.dispatch({...begun, kind}, toolless);
	expect(last(screen)).toContain(question);
	await screen.press(enter);
	expect(screen.calls).toContainEqual([kind, key, target, pod]);
});

test('a trace of one port goes on with that port', async () => {
	const screen = await traced();
	await screen.press(esc);
	await screen.dispatch({...begun, port: '53'}, toolless);
	expect(screen.text()).toContain('trace of port 53 from');
	await screen.press(enter);
	expect(screen.calls).toContainEqual(['trace', key, target, pod, '53']);
});

test('curl asks, and requests the same again', async () => {
	const url = 'http://checkout:8080/ready';
	const screen = await traced(
		{},
		{type: 'prompt/opened', prompt: {kind: 'url', text: url, key, client: target}},
		{
			type: 'prompt/submitted',
		},
	);
	await screen.press(esc);
	await screen.dispatch({...begun, kind: 'curl'}, toolless);
	await screen.press(enter);
	expect(screen.calls).toContainEqual(['curl', key, target, url, pod]);
});

const question = 'Create a pod like toolbox, deleted at the end?';
const attaching = 'Attach ephemeral container busybox:stable? It stays until the pod is deleted.';
const last = (screen: Awaited<ReturnType<typeof traced>>) => screen.lines().at(-1) ?? '';

test('a client without tools is offered a pod like it, and with tab a debug container', async () => {
	const screen = await traced({columns: 160});
	expect(last(screen)).toMatch(
		/Create a pod like toolbox from busybox:stable.*Quotas, PDBs, HPAs count it; no traffic/,
	);
	expect(last(screen)).not.toContain('always');
	await screen.press(tab);
	expect(last(screen)).toContain(attaching);
	await screen.press(tab);
	await screen.press(enter);
	expect(screen.calls).toContainEqual(['trace', key, target, pod]);
});

test('where no pod may be made, a debug container is offered alone', async () => {
	const screen = await traced({}, {type: 'access/loaded', namespace: 'shop', access: podless});
	expect(last(screen)).toContain(attaching);
	await screen.press(tab);
	await screen.press(enter);
	expect(screen.calls).toContainEqual(['trace', key, target, container]);
});

test('however narrow, the offer of a debug container says that it stays, and of which image', async () => {
	const screen = await traced({columns: 60, debugImage: 'registry.example/tools:1'});
	expect(last(screen)).toMatch(/^ Create a pod like it, deleted after\? +<enter> <esc>/);
	await screen.press(tab);
	expect(last(screen)).toMatch(/^ Attach registry\.example\/tools:1\? It stays\. +<enter> <esc>/);
});

test('esc leaves it, and nothing agrees to it for good', async () => {
	const screen = await traced();
	await screen.press(esc);
	expect(screen.text()).toContain('No tool of this container.');
	expect(screen.calls).toStrictEqual([]);
	await screen.dispatch(begun, toolless);
	await screen.press('a');
	expect(screen.store.getState().consents.size).toBe(0);
});

const access: Access = {
	...{exec: [], 'port-forward': [], logs: [], 'service-proxy': []},
	debug: ['patch'],
	'probe-pod': ['delete'],
};
const podless: Access = {...access, debug: []};

test.each<[string, Parameters<typeof openScreen>[0], readonly Action[]]>([
	['nothing may be changed', {isReadonly: true}, []],
	['the rights are missing', {}, [{type: 'access/loaded', namespace: 'shop', access}]],
	['something is being typed', {}, [{type: 'prompt/opened', prompt: {kind: 'filter', text: 'web', before: ''}}]],
	['nobody looks at the trace', {}, [{type: 'overlay/closed'}]],
])('it is not offered where %s', async (_, options, before) => {
	expect(last(await traced(options, ...before))).not.toMatch(/Attach |Create /);
});

test('what runs in the debug container is told, and copied, as such', async () => {
	const screen = await traced();
	const probe = {...target, container: 'svctop-probe'};
	await screen.dispatch(begun, {type: 'probe/progressed', key, progress: {kind: 'client', client: probe}});
	expect(screen.text()).toContain('container svctop-probe');
});

const proxyOnly: Action = {
	type: 'access/loaded',
	namespace: 'shop',
	access: {exec: ['create'], 'port-forward': [], debug: ['patch'], logs: [], 'service-proxy': [], 'probe-pod': []},
};

test('where nothing may be run, curl asks for a request through the API server', async () => {
	const screen = await traced({isReadonly: true}, proxyOnly);
	await screen.press('c');
	await screen.press(enter);
	expect(last(screen)).toContain("Ask for curl http://checkout/ through the API server's proxy?");
	await screen.press(enter);
	expect(screen.calls).toContainEqual(['curl', key, target, 'http://checkout/']);
});

test('a request through the API server is shown as the kubectl line that sends it', async () => {
	const argv = ['get', '--raw', '/api/v1/namespaces/shop/services/checkout:80/proxy/'];
	const step = {id: 1, title: 'through the API server', client: undefined, tool: 'proxy', argv};
	const screen = await traced();
	await screen.press(esc);
	await screen.dispatch({...begun, kind: 'curl'}, {type: 'probe/progressed', key, progress: {kind: 'step', step}});
	expect(screen.text()).toContain(`kubectl --context prod-eu ${argv.join(' ')}`);
});
