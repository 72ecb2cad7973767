import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import type {ProbeVerdict} from '../../../source/probes/probe.ts';
import type {Hop} from '../../../source/probes/trace/hop.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, start} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const {target} = clients[0]!;
const [works, fails]: readonly ProbeVerdict[] = [
	{answer: 'works', sentence: 'It works.'},
	{answer: 'fails', sentence: 'Nobody answers.'},
];

const traced = (at: number, outcome: Hop['outcome'], verdict: ProbeVerdict): readonly Action[] => [
	{type: 'probe/started', key, kind: 'trace', client: target, at},
	{
		type: 'probe/progressed',
		key,
		progress: {
			kind: 'hop',
			hop: {
				...{hop: 'endpoint', target: '10.244.0.7:8080', outcome, ms: 3, tool: 'nc', pod: 'checkout-1'},
				...{client: target, command: ['nc'], detail: ''},
			},
		},
	},
	{type: 'probe/progressed', key, progress: {kind: 'verdict', verdict}},
];

const open = async () => {
	const screen = await openScreen({columns: 100, rows: 40, clients, feed: liveFeed()});
	await screen.dispatch(...traced(start, 'conn-timeout', fails!));
	await screen.press('t', '\r');
	return screen;
};

test('r compares the answer with the one before: what has changed, and since when', async () => {
	const screen = await open();
	expect(screen.text()).not.toContain('Changes');
	await screen.press('r');
	expect(screen.calls.at(-1)).toEqual(['trace', key, target]);
	await screen.dispatch(...traced(start + 7000, 'ok', works!));
	expect(screen.text()).toMatch(/Changes\n +\d\d:\d\d:07 before: Nobody answers\.\n/);
	expect(screen.text()).toMatch(/\d\d:\d\d:07 endpoint 10\.244\.0\.7:8080: conn-timeout → ok/);

	await screen.dispatch(...traced(start + 9000, 'ok', works!));
	expect(screen.text()).toMatch(/Changes\n +none since the answer 2s ago\n +\d\d:\d\d:07 before/);
});

test('R repeats it as long as it is open, its title says so, and R ends it', async () => {
	const screen = await open();
	await screen.press('R');
	expect(screen.text()).toContain('PROBE shop/checkout · repeating');
	await screen.press('R');
	expect(screen.text()).toContain('PROBE shop/checkout');
	expect(screen.text()).not.toContain('repeating');
});

test('esc while it runs ends both', async () => {
	const screen = await open();
	await screen.dispatch({type: 'probe/started', key, kind: 'trace', client: target, at: start + 8000});
	await screen.press('R', '\u001B');
	expect(screen.calls.at(-1)).toEqual(['cancelProbe', key]);
	expect(screen.text()).not.toContain('repeating');
});

test('answers that are the same are told once, with how many there were', async () => {
	const screen = await open();
	for (const seconds of [10, 20, 30]) {
		await screen.dispatch(...traced(start + seconds * 1000, 'conn-timeout', fails!));
	}

	expect(screen.lines().filter(line => line.includes(', 3 times: Nobody answers.'))).toHaveLength(1);
});
