import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import type {HopName} from '../../../source/probes/trace/hop.ts';
import {pod, service, view} from '../../_helpers/objects.ts';
import {clients, finding, liveFeed, named, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen, sizes, start} from '../../_helpers/screen.tsx';

const [red, green] = [1, 2];
const {target} = clients[0]!;
const broken = row(view({service: service({name: 'api'}), pods: []}), [finding()]);
const feed = liveFeed([broken, named('web')]);
const key = 'shop/web';

/** The line of the way. */
const way = (screen: Screen) =>
	screen
		.lines()
		.find(line => line.startsWith(' client '))
		?.trimEnd();

/** The colour of a text on it. */
const color = (screen: Screen, text: string) => {
	const y = screen.lines().findIndex(line => line.startsWith(' client '));
	return screen.cell(screen.lines()[y]!.indexOf(text), y).color;
};

const progressed = (progress: Extract<Action, {type: 'probe/progressed'}>['progress']): Action => ({
	...{type: 'probe/progressed', key},
	progress,
});

const asks = (hop: HopName) => ({hop, target: `${hop}:80`, pod: ''});

const step = (hop: HopName): Action =>
	progressed({
		kind: 'step',
		step: {id: hop.length, title: hop, client: target, tool: 'curl', argv: ['curl'], asks: asks(hop)},
	});

const ended = (hop: HopName): readonly Action[] => [
	progressed({
		kind: 'step',
		step: {
			...{id: hop.length, title: hop, client: target, tool: 'curl', argv: ['curl'], asks: asks(hop)},
			result: {outcome: 'ok', detail: '', output: ''},
		},
	}),
	progressed({
		kind: 'hop',
		hop: {...asks(hop), outcome: 'ok', ms: 1, tool: 'curl', client: target, command: [], detail: ''},
	}),
];

const started: Action = {type: 'probe/started', key, kind: 'trace', client: target, at: start};

test.each(sizes)('%i×%i: the way to the selected Service, as far as it is known', async (columns, rows) => {
	const screen = await openScreen({columns, rows, clients, feed});

	expect(way(screen)).toBe(' client ┄ DNS ┄ 10.96.4.7 ┄ no endpoints ✖');
	expect(color(screen, 'no endpoints')).toBe(red);
	await screen.press('j');
	expect(way(screen)).toBe(' client ┄ DNS ┄ 10.96.4.7 ┄ endpoint');
	expect(color(screen, 'client')).toBeUndefined();
});

test('from 120 columns on the cause and the first fix are beneath it, and above it how far it has been asked', async () => {
	const screen = await openScreen({columns: 120, rows: 40, clients, feed});
	const lines = screen.lines();
	const at = lines.findIndex(line => line.startsWith(' client '));

	expect(lines[at - 1]).toMatch(/^ PATH api · not traced yet: t traces it ─/);
	expect(lines[at + 1]).toMatch(/^ ✖ api: no pod has app=checkuot/);
	expect(lines[at + 2]).toMatch(/^ {3}Fix: Select the pods that are there {2}kubectl --context prod-eu -n shop patch /);
	await screen.dispatch(started, ...ended('dns'));
	await screen.press('j');
	expect(screen.text()).toContain('PATH web · trace from shop/toolbox is running');
	await screen.dispatch(progressed({kind: 'verdict', verdict: {answer: 'works', sentence: 'ok'}}));
	expect(screen.text()).toContain('PATH web · traced 0s ago from shop/toolbox');
	await screen.dispatch({type: 'clock/ticked', now: start + 120_000});
	expect(screen.text()).toContain('PATH web · traced 2m ago from shop/toolbox');
});

test('below 120 columns it is one line, above the cause', async () => {
	const screen = await openScreen({columns: 119, rows: 40, clients, feed});
	const lines = screen.lines();
	const at = lines.findIndex(line => line.startsWith(' client '));

	expect(screen.text()).not.toContain(' PATH ');
	expect(lines[at + 1]).toMatch(/^ ✖ api: no pod has app=checkuot/);
	await screen.resize(60, 13);
	expect(way(screen)).toBeUndefined();
});

test.each(sizes)(
	'%i×%i: it fills hop by hop while a trace runs, and is green the moment it works',
	async (columns, rows) => {
		const screen = await openScreen({columns, rows, clients, feed: [...feed, started]});
		await screen.press('j');
		expect(way(screen)).toBe(' client ◌─ DNS ┄ 10.96.4.7 ┄ endpoint');
		await screen.dispatch(step('dns'));
		expect(way(screen)).toBe(' client ◌─ DNS ◌─ 10.96.4.7 ┄ endpoint');
		await screen.dispatch(...ended('dns'), step('service'), step('endpoint'));
		expect(way(screen)).toBe(' client ✔─ DNS ✔─ 10.96.4.7 ◌─ endpoint ◌');
		expect(color(screen, 'DNS')).toBe(green);
		await screen.dispatch(...ended('service'), ...ended('endpoint'));
		expect(way(screen)).toBe(' client ✔─ DNS ✔─ 10.96.4.7 ✔─ endpoint ✔');
		for (const text of ['client', 'DNS', '10.96.4.7', 'endpoint']) {
			expect(color(screen, text), text).toBe(green);
		}
	},
);

test('it is on the trace too, which lies over the lists', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: [...feed, started]});
	await screen.dispatch({type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}}, ...ended('dns'));

	expect(screen.text()).toContain('PROBE shop/web');
	expect(way(screen)).toBe(' client ✔─ DNS ✔─ 10.96.4.7 ┄ endpoint');
});

test('once something has changed it is not known any more', async () => {
	const screen = await openScreen({columns: 120, rows: 40, clients, feed: [...feed, started]});
	const verdict = {answer: 'works', sentence: ''} as const;
	await screen.dispatch(...ended('dns'), ...ended('service'), progressed({kind: 'verdict', verdict}));
	await screen.press('j');
	expect(way(screen)).toContain('✔');
	await screen.dispatch({
		...{type: 'rows/changed', removed: [], isComplete: true, at: start},
		changed: [row(view({service: service(), pods: [pod({ips: ['10.244.9.9']})]}))],
	});

	expect(way(screen)).toBe(' client ┄ DNS ┄ 10.96.4.7 ┄ endpoint');
	expect(screen.text()).toContain('PATH web · changed since it was traced');
});

test('a terminal without UTF-8 gets it in ASCII, and a narrow one all of its parts', async () => {
	const long = {kind: 'NetworkPolicy', namespace: 'shop', name: 'default-deny-all-ingress-of-namespace-shop'};
	const blocked = named('web', 'shop', [finding({code: 'ingress-blocked', severity: 'warning', subject: long})]);
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed([blocked]), isUnicode: false});
	expect(way(screen)).toMatch(/^[\u0020-\u007E]{1,60}$/);
	expect(way(screen)).toMatch(/^ client \.\. DNS \.\. 10\.96\.4\.7 \.\. endpoint \.\. defaul.*-shop !$/);
	await screen.resize(50, 15);

	expect(way(screen)).toMatch(/^ client \.\. DNS \.\. .* !$/);
	expect(way(screen)!.length).toBeLessThanOrEqual(50);
});

test('where nothing may be run, nobody is told to trace', async () => {
	const screen = await openScreen({columns: 120, rows: 40, feed, isReadonly: true});

	expect(screen.text()).toMatch(/ PATH api · not traced ─/);
});
