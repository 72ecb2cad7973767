import {afterEach, expect, test, vi} from 'vitest';
import {nextChange, startClock} from '../../source/dashboard/clock.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import {initialState, rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../source/dashboard/state/store.ts';
import type {Pod} from '../../source/model/objects.ts';
import {birth, pod, view} from '../_helpers/objects.ts';
import {finding, liveFeed, named, row, sampleRows} from '../_helpers/rows.ts';

afterEach(() => {
	vi.useRealTimers();
});

const now = (birth + 49 * 3600) * 1000;

const after = (...actions: readonly Action[]) =>
	actions.reduce(
		rootReducer,
		initialState({
			context: 'prod',
			contexts: [],
			namespace: undefined,
			isDemo: false,
			isReadonly: false,
			now,
			columns: 80,
			rows: 24,
		}),
	);

test('with nothing on the screen that grows older, nothing changes', () => {
	expect(nextChange(after())).toBeUndefined();
});

test('the next age on the screen is waited for, and no other', () => {
	// The ledger is five hours old, everything else two days.
	expect(nextChange(after(...liveFeed(sampleRows)))).toBe(now + 3_600_000);
	expect(nextChange(after(...liveFeed([named('a')])))).toBe((birth + 3 * 86_400) * 1000);
});

test('the ages of endpoints and pods count where they are on the screen, and nowhere else', () => {
	const young = pod({name: 'web-9', created: now / 1000 - 40});
	const conditions = [{type: 'Ready', status: 'True', reason: '', message: '', since: now / 1000 - 30}] as const;
	const old = (index: number) => pod({name: `web-${index}`, ips: [`10.1.2.${index}`]});
	const next = (...pods: readonly Pod[]) => nextChange(after(...liveFeed([row(view({pods}))])));
	const days = (birth + 3 * 86_400) * 1000;

	expect(next(young)).toBe(now + 1000);
	expect(next({...old(1), conditions})).toBe(now + 1000);
	// Three rows fit; what is below them ages unseen.
	expect(next(old(1), old(2), old(3), old(4), {...young, ips: ['10.1.2.200']})).toBe(days);
});

test('how long a Service has been broken counts where it is shown', () => {
	const feed = liveFeed([named('a', 'shop', [finding({since: now / 1000 - 90})])]);
	const wider = {type: 'terminal/resized', columns: 100, rows: 24} as const;

	expect(nextChange(after(...feed))).toBe((birth + 3 * 86_400) * 1000);
	expect(nextChange(after(...feed, wider))).toBe(now + 30_000);
});

test('the bars of the history move on where they are shown', () => {
	const feed = liveFeed([named('a')], now - 120_000);
	const wider = {type: 'terminal/resized', columns: 200, rows: 24} as const;

	expect(nextChange(after(...feed))).toBe((birth + 3 * 86_400) * 1000);
	expect(nextChange(after(...feed, wider))).toBe(now + 10_000);
});

test('how long ago the way was asked counts where it is told, and until when it is believed where it is shown', () => {
	const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};
	const asked: Action = {type: 'probe/started', key: 'shop/a', kind: 'trace', client, at: now - 90_000};
	const next = (columns: number, rows: number) =>
		nextChange(after(...liveFeed([named('a')]), asked, {type: 'terminal/resized', columns, rows}));

	expect(next(120, 40)).toBe(now + 30_000);
	expect(next(80, 24)).toBe(now + 210_000);
	expect(next(80, 12)).toBe((birth + 3 * 86_400) * 1000);
});

test('what lies over the list stops its clock', () => {
	expect(nextChange(after(...liveFeed(), {type: 'overlay/opened', overlay: {kind: 'help', top: 0}}))).toBeUndefined();
});

test('the seconds of a stale state are counted', () => {
	const lost: Action = {type: 'connection/changed', connection: {state: 'lost', since: now - 2500, problem: 'gone'}};

	expect(nextChange(after(...liveFeed(), lost))).toBe(now + 500);
});

test('a row that waits for its place is moved two seconds after the last key', () => {
	const worse: Action = {
		type: 'rows/changed',
		changed: [named('b', 'shop', [finding()])],
		removed: [],
		isComplete: true,
		at: now,
	};

	expect(nextChange(after(...liveFeed([named('a'), named('b')]), {type: 'key/pressed', at: now}, worse))).toBe(
		now + 2000,
	);
});

test('the store is told the time when the screen changes by it, and no longer once that is ended', () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date', 'queueMicrotask'], now});
	const store = createStore(rootReducer, after(...liveFeed(sampleRows)));
	const stop = startClock(store, Date.now);
	vi.advanceTimersByTime(3_600_000);
	expect(store.getState().now).toBe(now + 3_600_000);

	store.dispatch({type: 'connection/changed', connection: {state: 'lost', since: Date.now(), problem: 'gone'}});
	vi.advanceTimersByTime(1000);
	expect(store.getState().now).toBe(now + 3_601_000);

	stop();
	vi.advanceTimersByTime(5000);
	expect(store.getState().now).toBe(now + 3_601_000);
});
