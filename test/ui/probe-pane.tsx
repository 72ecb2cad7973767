import {expect, test} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {clients, liveFeed} from '../_helpers/rows.ts';
import {openScreen, start} from '../_helpers/screen.tsx';

const key = 'shop/checkout';
const {target} = clients[0]!;

const hop = (number: number): Action => ({
	type: 'probe-progress',
	key,
	progress: {
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
	},
});

test('what a trace comes to stands above its hops, where the shortest terminal shows it', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	await screen.press('t', '\r');
	await screen.dispatch(
		{type: 'probe-started', key, kind: 'trace', client: target, at: start},
		...[1, 2, 3, 4, 5].map(hop),
	);
	expect(screen.text()).toContain('running for');
	expect(screen.text()).toContain('10.244.0.1:8080');
	await screen.dispatch({
		type: 'probe-progress',
		key,
		progress: {kind: 'verdict', verdict: {answer: 'fails', sentence: 'not-listening: Nothing listens.'}},
	});
	const lines = screen.lines();
	const verdict = lines.findIndex(line => line.includes('✖ not-listening: Nothing listens.'));

	expect(verdict).toBeGreaterThan(0);
	expect(verdict).toBeLessThan(lines.findIndex(line => line.includes('10.244.0.1:8080')));
});
