import {expect, test} from 'vitest';
import type {NearMatch} from '../../../source/model/view-parts.ts';
import {birth, pod, service, view} from '../../_helpers/objects.ts';
import {liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const open = (columns: number, rows: number, of: Parameters<typeof view>[0]) =>
	openScreen({columns, rows, feed: liveFeed([row(view(of))])});

const unready = [{type: 'Ready', status: 'False', reason: '', message: '', since: birth}] as const;

test('what all pods have in common is told once, and what is not ready comes first', async () => {
	const pods = [pod({name: 'web-1'}), pod({name: 'web-2', conditions: unready}), pod({name: 'web-3'})];
	const screen = await open(80, 24, {pods});
	const names = screen.lines().flatMap(line => /^ . (web-\d) +[01]\/1/.exec(line)?.[1] ?? []);

	expect(screen.text()).toContain('PODS web · 3 · app=web ─');
	expect(screen.text()).toMatch(/NAME +READY +STATUS +RESTARTS +AGE +IP +NODE/);
	expect(screen.text().match(/app=web/g)).toHaveLength(1);
	expect(names).toEqual(['web-2', 'web-1', 'web-3']);
});

const near = (overrides: Partial<NearMatch> = {}): NearMatch => ({
	owner: {kind: 'Deployment', name: 'checkout'},
	pods: ['checkout-7d9c8b7f6d-x2x1z'],
	labels: {app: 'checkout', tier: 'front'},
	score: 0.9,
	differences: [{key: 'app', wanted: 'checkuot', found: {key: 'app', value: 'checkout'}}],
	patch: {app: 'checkout'},
	wouldMatch: 1,
	others: [],
	...overrides,
});

const missing = service({selector: {app: 'checkuot', tier: 'front'}});

const longDifference = {key: 'app', wanted: 'checkuot-service', found: {key: 'app', value: 'checkout-service'}};

test.each([
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 50],
])('%i×%i: the label that differs is never cut, and marked', async (columns, rows) => {
	const screen = await open(columns, rows, {
		service: missing,
		pods: [],
		nearMatches: [near({differences: [longDifference]})],
	});
	await screen.press('\u001B[Z');
	const place = screen.lines().findIndex(line => line.includes('x2x1z'));
	const line = screen.lines()[place]!;
	const yellow = 3;

	expect(line).toContain('app=checkout-service (not checkuot-service)');
	expect(screen.cell(line.indexOf('app=checkout'), place)).toMatchObject({color: yellow});
});

test('where nothing matches, nothing stands for it', async () => {
	const screen = await open(120, 40, {
		service: service({selector: {app: 'checkuot'}}),
		pods: [],
		nearMatches: [near()],
	});

	expect(screen.text()).toContain('DIFFERS');
	expect(screen.text()).not.toContain('MATCHES');
});

test('labels that match stand beside those that differ, unmarked', async () => {
	const screen = await open(80, 24, {
		service: missing,
		pods: [],
		nearMatches: [near({owner: {kind: 'Deployment', name: 'a'}})],
	});
	const place = screen.lines().findIndex(line => line.includes('x2x1z'));

	expect(screen.lines()[place - 1]).toMatch(/CLOSE MATCH +OF +MATCHES +DIFFERS/);
	expect(screen.lines()[place]).toMatch(/x2x1z +deploy\/a +tier=front +app=checkout \(not checkuot\)/);
	expect(screen.cell(screen.lines()[place]!.indexOf('tier=front'), place).color).toBeUndefined();
});

test('a label that no pod has is told by what is asked for', async () => {
	const differences = [{key: 'tier', wanted: 'front', found: undefined}];
	const screen = await open(80, 24, {service: missing, pods: [], nearMatches: [near({differences})]});

	expect(screen.text()).toContain('no tier=front');
});

test('a workload without pods is listed and counted by its template', async () => {
	const nearMatches = [near({pods: []}), near({owner: {kind: 'StatefulSet', name: 'till'}, pods: [], differences: []})];
	const screen = await open(120, 40, {service: missing, pods: [], nearMatches});

	expect(screen.text()).toContain('PODS web · 0 match, 2 close');
	expect(screen.text()).toMatch(/deploy\/checkout .*app=checkout \(not checkuot\)/);
	expect(screen.text()).toMatch(/sts\/till .*template matches, 0 pods/);
});

test('an ExternalName is not said to have endpoints of its own', async () => {
	const external = service({type: 'ExternalName', selector: {}, externalName: 'db.example.com'});
	const screen = await open(80, 24, {service: external, pods: [], slices: []});

	expect(screen.text()).toContain('PODS web · none');
	expect(screen.text()).toContain('An ExternalName has no pods');
	expect(screen.text()).not.toContain('made by hand');
});
