import {expect, test} from 'vitest';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import {visible} from '../../../source/dashboard/rows/visible-rows.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {initialState, rootReducer, type State} from '../../../source/dashboard/state/root-reducer.ts';
import {keyAt, position, selectedRow, shownPods} from '../../../source/dashboard/state/selection-selectors.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {finding, liveFeed, named, row} from '../../_helpers/rows.ts';

const initial = initialState({
	context: 'prod',
	contexts: ['prod', 'staging'],
	namespace: undefined,
	isDemo: false,
	isReadonly: false,
	now: 100_000,
	columns: 80,
	rows: 24,
});

const after = (state: State, ...actions: readonly Action[]) => actions.reduce(rootReducer, state);

const rows = (changed: readonly Row[], removed: readonly string[] = [], isComplete = true): Action => ({
	type: 'rows/changed',
	changed,
	removed,
	isComplete,
	at: 0,
});

const selected = (state: State) => selectedRow(state)?.view.key;
const order = (state: State) =>
	visible(state.list)
		.rows()
		.map(({view}) => view.key);

const live = after(initial, ...liveFeed([named('a'), named('b'), named('c')]));

test('while Services come in, the first row is selected, whichever it is', () => {
	const loading = after(initial, rows([named('b')], [], false), rows([named('a')], [], false));

	expect(selected(loading)).toBe('shop/a');
});

test('once all are there, the selection follows the object', () => {
	const moved = after(live, rows([named('x', 'shop', [finding()])]));

	expect(order(moved)[0]).toBe('shop/x');
	expect(selected(moved)).toBe('shop/a');
	expect(moved.cursors.services.top).toBe(0);
});

test('the neighbour is selected when the selected one goes', () => {
	const down = after(live, {type: 'selection/moved', by: 1}, rows([], ['shop/b']));

	expect(selected(down)).toBe('shop/c');
	expect(selected(after(down, rows([], ['shop/c'])))).toBe('shop/a');
	expect(selected(after(down, rows([], ['shop/c', 'shop/a'])))).toBeUndefined();
});

test('what is read stays where it is on the screen while rows come above it', () => {
	const many = Array.from({length: 50}, (_, index) => named(`s${String(index).padStart(2, '0')}`));
	const low = after(initial, ...liveFeed(many), {type: 'selection/moved', by: 30});
	const moved = after(low, rows([named('x', 'shop', [finding()])]));

	expect(position(moved, 'services').index - moved.cursors.services.top).toBe(
		position(low, 'services').index - low.cursors.services.top,
	);
});

test('a row that becomes worse moves two seconds after the last key', () => {
	const pressed = after(live, {type: 'key/pressed', at: 101_000}, rows([named('c', 'shop', [finding()])]));
	const early = after(pressed, {type: 'clock/ticked', now: 102_999});

	expect(order(early)).toEqual(['shop/a', 'shop/b', 'shop/c']);
	expect(order(after(early, {type: 'clock/ticked', now: 103_000}))).toEqual(['shop/c', 'shop/a', 'shop/b']);
});

test('in a cluster that never rests rows move once a second', () => {
	const first = after(live, rows([named('c', 'shop', [finding()])]), {type: 'clock/ticked', now: 110_000});
	expect(order(first)).toEqual(['shop/c', 'shop/a', 'shop/b']);
	const second = after(first, rows([named('b', 'shop', [finding()])]), {type: 'clock/ticked', now: 110_999});
	expect(order(second)).toEqual(['shop/c', 'shop/a', 'shop/b']);
	expect(order(after(second, {type: 'clock/ticked', now: 111_000}))).toEqual(['shop/b', 'shop/c', 'shop/a']);
});

test('another namespace starts from nothing, the same one does not', () => {
	const opened = after(live, {type: 'scope/opened', context: 'prod', namespace: 'shop'});

	expect(order(opened)).toEqual([]);
	expect(opened.inputs.pods.phase).toBe('syncing');
	expect(opened.isComplete).toBe(false);
	expect(opened.recent).toEqual(['shop']);
	expect(after(opened, {type: 'scope/opened', context: 'prod', namespace: 'shop'})).toBe(opened);
});

test('another context forgets the namespaces of the first', () => {
	const opened = after(live, {type: 'scope/opened', context: 'staging', namespace: undefined});

	expect(opened.namespaces).toEqual([]);
	expect(opened.connection).toEqual({state: 'connecting'});
});

test('the last nine namespaces keep their digits', () => {
	const names = Array.from({length: 11}, (_, index) => `ns-${index}`);
	const opened = after(live, ...names.map((namespace): Action => ({type: 'scope/opened', context: 'prod', namespace})));

	expect(opened.recent).toEqual(names.slice(2));
	expect(after(opened, {type: 'scope/opened', context: 'prod', namespace: 'ns-5'}).recent).toEqual(names.slice(2));
});

test('steps of a probe appear, and are replaced when they end', () => {
	const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};
	const step = {id: 1, title: 'Resolve', client, tool: 'getent', argv: ['getent', 'hosts', 'web']};
	const result = {outcome: 'ok', detail: '', ms: 12, output: '10.0.0.1'} as const;
	const run = after(
		live,
		{type: 'probe/started', key: 'shop/a', kind: 'nslookup', client, at: 100_500},
		{type: 'probe/progressed', key: 'shop/a', progress: {kind: 'step', step}},
		{type: 'probe/progressed', key: 'shop/a', progress: {kind: 'step', step: {...step, result}}},
		{
			type: 'probe/progressed',
			key: 'shop/a',
			progress: {kind: 'verdict', verdict: {answer: 'works', sentence: 'fine'}},
		},
	).probes.get('shop/a');

	expect(run?.steps).toEqual([{...step, result}]);
	expect(run?.verdict?.sentence).toBe('fine');
});

test('a probe that another one follows is kept as one of those before it, ten in all', () => {
	const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};
	const verdict = {answer: 'works', sentence: 'fine'} as const;
	const started = (at: number): Action => ({type: 'probe/started', key: 'shop/a', kind: 'trace', client, at});
	const ended: Action = {type: 'probe/progressed', key: 'shop/a', progress: {kind: 'verdict', verdict}};
	const {probes, pastProbes} = after(live, started(1), ended, started(2), started(3));

	expect(probes.get('shop/a')?.started).toBe(3);
	expect(pastProbes.get('shop/a')).toEqual([
		{kind: 'trace', client, started: 2, verdict: {answer: 'cancelled', sentence: 'cancelled'}},
		{kind: 'trace', client, started: 1, verdict},
	]);
	const many = after(live, ...Array.from({length: 20}, (_, index) => started(index)));
	expect(many.pastProbes.get('shop/a')).toHaveLength(9);
	expect(after(many, {type: 'scope/opened', context: 'staging', namespace: undefined}).pastProbes.size).toBe(0);
});

test('what is requested is remembered for each Service', () => {
	const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};
	const asked = after(
		live,
		{type: 'prompt/opened', prompt: {kind: 'url', text: 'http://a', key: 'shop/a', client}},
		{type: 'prompt/typed', text: '/health '},
		{type: 'prompt/submitted'},
	);

	expect([...asked.requests]).toEqual([['shop/a', 'http://a/health']]);
});

test('the log keeps the newest five hundred', () => {
	const entry = (id: number): Action => ({
		type: 'commands/ran',
		entry: {id, at: 1, ms: 2, outcome: '200', isFailure: false, kind: 'request', request: 'GET /readyz'},
	});
	const {log} = after(live, ...Array.from({length: 501}, (_, index) => entry(index + 1)));

	expect(log.map(({id}) => id).slice(0, 2)).toEqual([501, 500]);
	expect(log).toHaveLength(500);
});

test('progress of a probe nobody knows changes nothing', () => {
	const verdict = {answer: 'works', sentence: 'fine'} as const;

	expect(after(live, {type: 'probe/progressed', key: 'shop/a', progress: {kind: 'verdict', verdict}})).toBe(live);
});

test('a key press does not look at every Service', () => {
	const moved = after(live, {type: 'selection/moved', by: 1});

	expect(moved.list).toBe(live.list);
});

test('a tick that brings nothing changes nothing', () => {
	expect(after(live, {type: 'clock/ticked', now: live.now})).toBe(live);
});

test('a filter is live, and esc goes back to the one before', () => {
	const typed = after(
		live,
		{type: 'prompt/opened', prompt: {kind: 'filter', text: '', before: ''}},
		{type: 'prompt/typed', text: 'shop/b'},
	);

	expect(order(typed)).toEqual(['shop/b']);
	expect(order(after(typed, {type: 'prompt/submitted'}))).toEqual(['shop/b']);
	expect(order(after(typed, {type: 'prompt/cancelled'}))).toEqual(['shop/a', 'shop/b', 'shop/c']);
});

test('the selection is where it was shown when the filter goes', () => {
	const hidden = after(
		live,
		{type: 'prompt/opened', prompt: {kind: 'filter', text: '', before: ''}},
		{type: 'prompt/typed', text: 'shop/c'},
	);

	expect(selected(hidden)).toBe('shop/c');
	expect(selected(after(hidden, {type: 'prompt/cancelled'}))).toBe('shop/c');
});

test('what is told about a Service belongs to its open diagnosis alone', () => {
	const sections = [{title: 'Names', lines: ['web']}];
	const aboutLoaded = (key: string) =>
		after(
			live,
			{type: 'overlay/opened', overlay: {kind: 'diagnosis', key: 'shop/web', top: 3}},
			{type: 'diagnosis/aboutLoaded', key, sections},
		).overlay;
	expect(aboutLoaded('shop/web')).toStrictEqual({kind: 'diagnosis', key: 'shop/web', top: 3, about: sections});
	expect(aboutLoaded('shop/db')).toStrictEqual({kind: 'diagnosis', key: 'shop/web', top: 3});
	expect(after(live, {type: 'diagnosis/aboutLoaded', key: 'shop/web', sections}).overlay).toBeUndefined();
});

test('in a list of pods that is read the selection stays on its pod, and every pod where it is', () => {
	const unready = pod().conditions.map(each => (each.type === 'Ready' ? {...each, status: 'False' as const} : each));
	const viewOf = (...waiting: readonly string[]) =>
		view({
			pods: ['web-1', 'web-2', 'web-3'].map(name => pod({name, ...(waiting.includes(name) && {conditions: unready})})),
		});
	const at = (state: State) => ({
		pods: shownPods(state).map(({key}) => key),
		selected: keyAt(state, 'pods', position(state, 'pods').index),
	});
	const read = after(initial, ...liveFeed([row(viewOf('web-2'))]), {type: 'pane/focused', pane: 'pods'});
	expect(at(read)).toEqual({pods: ['web-2', 'web-1', 'web-3'], selected: 'web-2'});

	const healed = after(read, rows([row(viewOf('web-3'))]));
	expect(at(healed)).toEqual({pods: ['web-2', 'web-1', 'web-3'], selected: 'web-2'});

	const left = after(healed, {type: 'pane/focused', pane: 'services'});
	expect(at(left).pods).toEqual(['web-3', 'web-1', 'web-2']);
});
