import {expect, test} from 'vitest';
import type {Action} from '../../source/dashboard/state/action.ts';
import {liveFeed, syncedInputs} from '../_helpers/rows.ts';
import {openScreen, start} from '../_helpers/screen.tsx';

const open = (options: Parameters<typeof openScreen>[0]) => openScreen(options);

const states: ReadonlyArray<readonly [string, readonly Action[], string]> = [
	['nothing heard yet', [], '◌ syncing services 0'],
	[
		'loading',
		[{type: 'inputs/changed', inputs: syncedInputs({pods: {phase: 'syncing', count: 12_000}})}],
		'◌ syncing pods 12,000',
	],
	['not judged', [{type: 'inputs/changed', inputs: syncedInputs()}], '◌ judging'],
	['live', liveFeed(), '● live'],
	[
		'live with forbidden Deployments',
		[...liveFeed(), {type: 'inputs/changed', inputs: syncedInputs({deployments: {phase: 'forbidden', problem: 'no'}})}],
		'● live',
	],
	[
		'listed now and then',
		[
			...liveFeed(),
			{type: 'inputs/changed', inputs: syncedInputs({pods: {phase: 'synced', count: 1, isUnwatched: true}})},
		],
		'○ every 5 s',
	],
	[
		'nothing may be read',
		[...liveFeed(), {type: 'inputs/changed', inputs: syncedInputs({services: {phase: 'forbidden', problem: 'no'}})}],
		'✖ forbidden',
	],
	[
		'Services are not served, as by a server of something else',
		[...liveFeed(), {type: 'inputs/changed', inputs: syncedInputs({services: {phase: 'absent'}})}],
		'✖ not served',
	],
	[
		'lost after a while',
		[...liveFeed(), {type: 'connection/changed', connection: {state: 'lost', since: start - 12_500, problem: 'gone'}}],
		'○ stale 12s',
	],
	[
		'one stale input',
		[
			...liveFeed(),
			{type: 'inputs/changed', inputs: syncedInputs({pods: {phase: 'synced', count: 1, staleSince: start - 60_000}})},
		],
		'○ stale 1m',
	],
	[
		'never connected',
		[{type: 'connection/changed', connection: {state: 'lost', since: start, problem: 'connection refused'}}],
		'✖ no connection',
	],
];

test.each(states)('the header says %s', async (_, feed, text) => {
	for (const columns of [30, 60, 200]) {
		const screen = await open({columns, rows: 24, feed});

		expect(screen.lines()[0]).toContain(text);
	}
});

test('what is wrong with the connection is said at every height', async () => {
	const feed: readonly Action[] = [
		{type: 'connection/changed', connection: {state: 'lost', since: start, problem: 'connection refused by 10.0.0.1'}},
	];

	for (const rows of [15, 24]) {
		const screen = await open({columns: 80, rows, feed});
		expect(screen.text()).toContain('connection refused by 10.0.0.1');
	}
});

test('the demo says that it is one', async () => {
	const screen = await open({columns: 80, rows: 24, feed: liveFeed(), isDemo: true});

	expect(screen.lines()[0]).toContain('demo');
});

test('with one namespace its name is in the header and not on the rows', async () => {
	const screen = await open({columns: 80, rows: 24, namespace: 'shop', feed: liveFeed()});

	expect(screen.lines()[0]).toContain('prod-eu · shop');
	expect(screen.text()).not.toContain('NAMESPACE');
	expect(screen.lines()[1]).toContain('<1> shop');
});

test('a namespace that does not exist is told in the list, and is on no digit', async () => {
	const screen = await open({columns: 80, rows: 24, namespace: 'shp', feed: liveFeed([])});

	expect(screen.lines()[1]?.trimEnd()).toBe(' <0> all');
	expect(screen.lines()[3]).toContain('There is no namespace shp. Did you mean shop?');
	expect(screen.lines().at(-1)).toContain('There is no namespace shp. Did you mean shop?');
});

test('while lists are loaded, it is told how far each is, beside the namespaces one can go to', async () => {
	const inputs = syncedInputs({
		services: {phase: 'synced', count: 5000},
		endpointslices: {phase: 'syncing', count: 1200},
		pods: {phase: 'syncing', count: 0},
		nodes: {phase: 'syncing', count: 0},
	});
	const screen = await open({columns: 80, rows: 24, namespace: 'shop', feed: [{type: 'inputs/changed', inputs}]});

	expect(screen.lines()[1]).toMatch(/<0> all <1> shop +✔ services 5,000 {2}◌ endpointslices 1,200 {2}◌ pods 0 *$/);
	await screen.dispatch({type: 'inputs/changed', inputs: syncedInputs()});
	expect(screen.lines()[1]?.trimEnd()).toBe(' <0> all <1> shop');
});

test.each([
	[60, 'shop', /^ svctop · prod-eu · shop +● live/],
	[60, 'payments-production', /^ prod-eu · payments-production +● live .*✖ 2/],
	[60, 'payments-reconciliation-production', /^ payments-recon…tion-production +● live .*✖ 2/],
	[60, undefined, /^ prod-eu · all namespaces +● live .*✖ 2/],
	[80, 'payments-production', /^ prod-eu · payments-production +● live .*✖ 2/],
	[120, 'payments-production', /^ svctop · prod-eu · payments-production +● live/],
	[200, 'payments-production', /^ svctop · prod-eu · payments-production +● live/],
])('at %i columns the namespace %s is kept', async (columns, namespace, shown) => {
	const screen = await open({columns, rows: 24, ...(namespace !== undefined && {namespace}), feed: liveFeed()});

	expect(screen.lines()[0]).toMatch(shown);
});

const arn = 'arn:aws:eks:eu-west-1:123456789012:cluster/';

test.each([
	[60, /^ arn:aws:eks…er\/payments · shop +● live/],
	[80, /^ arn:aws:eks:eu…luster\/payments · shop +● live/],
	[120, /^ svctop · arn:aws:eks:eu-west-1:123456789012:cluster\/payments · shop +● live/],
])('at %i columns a long context gives up its middle, and never the namespace', async (columns, shown) => {
	const screen = await open({columns, rows: 24, namespace: 'shop', feed: liveFeed()});
	await screen.dispatch({type: 'scope/opened', context: `${arn}payments`, namespace: 'shop'}, ...liveFeed());

	expect(screen.lines()[0]).toMatch(shown);
});
