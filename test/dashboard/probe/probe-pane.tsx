import {expect, test} from 'vitest';
import {ProbePane} from '../../../source/dashboard/probe/probe-pane.tsx';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {discoveryTitle} from '../../../source/probes/attempts/find-tools.ts';
import type {ProbeStep} from '../../../source/probes/probe.ts';
import type {Fix} from '../../../source/rules/finding.ts';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, sizes, start} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const {target} = clients[0]!;

const hopOf = (number: number) =>
	({
		kind: 'hop',
		hop: {
			hop: 'endpoint',
			target: `10.244.0.${number}:8080`,
			outcome: 'conn-refused',
			ms: 3,
			tool: 'nc',
			pod: `checkout-${number}`,
			client: target,
			command: ['nc', '-z'],
			detail: 'connection refused',
		},
	}) as const;

const hop = (number: number): Action => ({type: 'probe/progressed', key, progress: hopOf(number)});

test('what a trace comes to stands above its hops, where the shortest terminal shows it', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	await screen.press('t', '\r');
	await screen.dispatch(
		{type: 'probe/started', key, kind: 'trace', client: target, at: start},
		...[1, 2, 3, 4, 5].map(hop),
	);
	expect(screen.text()).toContain('running for');
	expect(screen.text()).toContain('10.244.0.1:8080');
	await screen.dispatch({
		type: 'probe/progressed',
		key,
		progress: {
			kind: 'verdict',
			verdict: {answer: 'fails', sentence: 'not-listening: Nothing listens.', notes: ['http_proxy is set.']},
		},
	});
	const lines = screen.lines();
	expect(screen.text()).toContain('Note: http_proxy is set.');
	const verdict = lines.findIndex(line => line.includes('✖ not-listening: Nothing listens.'));

	expect(verdict).toBeGreaterThan(0);
	expect(verdict).toBeLessThan(lines.findIndex(line => line.includes('10.244.0.1:8080')));
});

const steps: readonly Action[] = [1, 2].map(id => ({
	type: 'probe/progressed',
	key,
	progress: {
		kind: 'step',
		step: {id, title: `step ${id}`, client: target, tool: 'nslookup', argv: ['nslookup', `web-${id}.`]},
	},
}));

const ended = (fixes: readonly Fix[]): Action => ({
	type: 'probe/progressed',
	key,
	progress: {
		kind: 'verdict',
		verdict: {answer: 'fails', sentence: 'Nothing listens.', code: 'not-listening', confidence: 'certain', fixes},
	},
});

const argv = ['kubectl', '-n', 'shop', 'patch', 'service', 'checkout'];

test('what can be done is told beneath the verdict, and copied as it stands there', async () => {
	const screen = await openScreen({columns: 80, rows: 30, clients, feed: liveFeed()});
	await screen.press('t', '\r');
	await screen.dispatch(
		{type: 'probe/started', key, kind: 'trace', client: target, at: start},
		...steps,
		ended([
			{kind: 'text', label: 'Move the application', value: 'Let it listen on 8080.', mutating: false},
			{kind: 'command', label: 'Set targetPort to 3000', argv, mutating: true},
		]),
	);
	const text = screen.text();
	expect(text).toContain('✖ Nothing listens.');
	expect(text).toMatch(/Fix\s+1\. Move the application\s+Let it listen on 8080\.\s+2\. Set targetPort to 3000/);
	await screen.press('x');
	const copied = screen.calls.at(-1)![1] as string;
	expect(copied).toMatch(/^kubectl --context \S+ -n shop patch service checkout$/);
	expect(text).toContain(copied);
});

test('where no fix is a command, the last one that was run is copied', async () => {
	const screen = await openScreen({columns: 80, rows: 30, clients, feed: liveFeed()});
	await screen.press('t', '\r');
	await screen.dispatch(
		{type: 'probe/started', key, kind: 'trace', client: target, at: start},
		...steps,
		ended([{kind: 'text', label: 'Move it', value: 'Let it listen on 8080.', mutating: false}]),
	);
	await screen.press('x');
	expect(screen.calls.at(-1)![1]).toMatch(/ -- nslookup web-2\.$/);
});

test('what answers stands before what looked for tools, as a command that a person types', async () => {
	const screen = await openScreen({columns: 100, rows: 40, clients, feed: liveFeed()});
	const step = (id: number, rest: Pick<ProbeStep, 'title' | 'tool' | 'argv' | 'result'>): Action => ({
		type: 'probe/progressed',
		key,
		progress: {kind: 'step', step: {id, client: target, ...rest}},
	});
	const result = {outcome: 'ok', ms: 3} as const;
	await screen.press('n', '\r');
	await screen.dispatch(
		{type: 'probe/started', key, kind: 'nslookup', client: target, at: start},
		step(1, {
			title: discoveryTitle,
			tool: 'sh',
			argv: ['sh'],
			result: {...result, detail: 'ping', output: '/bin/ping'},
		}),
		step(2, {
			...{title: 'short name web', tool: 'ping', argv: ['ping', '-c', '1', 'web']},
			result: {...result, okText: 'the name resolves', detail: 'leads to 10.96.4.7', output: '100% packet loss'},
		}),
	);
	const text = screen.text();
	expect(text.indexOf('short name web')).toBeLessThan(text.indexOf(discoveryTitle));
	expect(text.indexOf('leads to 10.96.4.7')).toBeLessThan(text.indexOf('100% packet loss'));
	expect(text).toContain('ping · the name resolves · 3 ms');
	expect(text).toContain('-- ping -c 1 web');
	await screen.press('x');
	expect(screen.calls.at(-1)![1]).toMatch(/ -- ping -c 1 web$/);
});

const opened: Action = {type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}};
const started: Action = {type: 'probe/started', key, kind: 'trace', client: target, at: start};

test.each(sizes)('%i×%i: the pane by itself', (columns, rows) => {
	const state = stateOf([columns, rows], started, hop(7), ended([]), opened);
	const pane = draw(<ProbePane />, {state});
	const lines = pane.lines();

	expect(lines[0]).toContain(' PROBE shop/checkout ');
	expect(lines[1]).toBe(' ✖ Nothing listens.');
	expect(lines.find(line => line.includes('not-listening'))).toMatch(
		/^ {3}not-listening · certain · trace from shop\/toolbox,/,
	);
	expect(lines.find(line => line.includes('10.244.0.7:8080'))).toMatch(
		/^ ✖ endpoint +10\.244\.0\.7:8080 +connection refused · (conn-refused · )?3 ms/,
	);
	expect(lines).toHaveLength(rows - (rows < 24 ? 2 : 3));
	expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(pane.frame()).toContain('\u001B[31m✖ Nothing listens');
});

test('a probe that runs says for how long, one that has not begun that it starts', () => {
	const {now} = stateOf([80, 24]);
	const running = stateOf([80, 24], {...started, at: now - 5000} as Action, opened);

	expect(draw(<ProbePane />, {state: running}).lines()).toContain(' ◌ running for 5s');
	expect(draw(<ProbePane />, {state: stateOf([80, 24], opened)}).lines()[1]).toBe(' ◌ starting');
});

test('r runs the same again: the same pod, port and URL', async () => {
	const screen = await openScreen({columns: 80, rows: 30, clients, feed: liveFeed()});
	const other = clients[1]!.target;
	await screen.dispatch({...started, client: other, port: '80/TCP'} as Action, ended([]), opened);
	await screen.press('r');
	expect(screen.calls.at(-1)).toEqual(['trace', key, other, undefined, '80/TCP']);
	await screen.press('c', '\r', '\r');
	await screen.dispatch({...started, kind: 'curl'} as Action);
	await screen.press('r');
	expect(screen.lines().at(-1)).toContain('is running; esc cancels it.');
	await screen.dispatch(ended([]));
	await screen.press('r');
	expect(screen.calls.at(-1)).toEqual(['curl', key, target, 'http://checkout/']);
});

test('r asks first where the pod it ran in is gone', async () => {
	const screen = await openScreen({columns: 120, rows: 30, clients, feed: liveFeed()});
	await screen.dispatch({...started, client: {...target, pod: 'old'}} as Action, ended([]), opened);
	await screen.press('r');
	expect(screen.lines().at(-1)).toContain('Run trace checkout.shop in pod toolbox');
});

const trail = ['dns', 'dns-short', 'service', 'endpoint', 'endpoint', 'backend-local', 'backend-local'] as const;
const [loopback, pods] = ['127.0.0.1:8080', ['10.244.0.7:8080', '10.244.0.8:8080']];
const targets = ['checkout.shop.svc.cluster.local.', 'checkout', '10.96.100.84:80', ...pods, loopback, loopback];

test('the hops stay on the shortest screen beside the verdict', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	const {hop: known} = hopOf(7);
	const asked = trail.map(
		(name, index): Action => ({
			...{type: 'probe/progressed', key},
			progress: {kind: 'hop', hop: {...known, hop: name, target: targets[index]!, pod: index < 3 ? '' : known.pod}},
		}),
	);
	const sentence =
		'The application listens on localhost only. 10.244.0.7:8080, 10.244.0.8:8080 refuse the connection, and inside express-8668d7c98-wwtb9 a process listens on 127.0.0.1:8080: nothing from outside the pod gets through.';
	await screen.dispatch(
		started,
		...asked,
		{
			...{type: 'probe/progressed', key},
			progress: {
				kind: 'verdict',
				verdict: {answer: 'fails', sentence, code: 'listens-on-localhost', confidence: 'certain'},
			},
		},
		opened,
	);

	expect(screen.text()).toContain('✖ The application listens on localhost only.');
	for (const name of ['FQDN', 'short name', 'ClusterIP', 'endpoint', String.raw`inside the pod, 127\.0\.0\.1 \+1`]) {
		expect(screen.text()).toMatch(new RegExp(`[✔✖] ${name}`));
	}
});

test('the commands of many hops are folded, and z shows all of them', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	await screen.dispatch(started, ...[1, 2, 3, 4, 5, 6].map(hop), ended([]), opened);
	await screen.press('G');
	expect(screen.text()).toMatch(/ Commands[\s\S]* more lines, z shows them/);
	expect(screen.text()).not.toContain('10.244.0.6:8080');
	await screen.press('z', 'G');

	expect(screen.text()).toContain('endpoint 10.244.0.6:8080');
});
