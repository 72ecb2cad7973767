import {Readable} from 'node:stream';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {readLastLines} from '../../source/dashboard/last-line-effects.ts';
import {initialState, rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../source/dashboard/state/store.ts';
import type {Connection} from '../../source/kubernetes/connection/connection.ts';
import {crashedRow} from '../_helpers/crashed-row.ts';
import {liveFeed, named} from '../_helpers/rows.ts';
import {start} from '../_helpers/screen.tsx';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
});

afterEach(() => {
	vi.useRealTimers();
});

const follow = (answer: () => Promise<Readable>) => {
	const asked: string[] = [];
	const connection = {
		request({path}: {readonly path: string}) {
			asked.push(path);
			return answer();
		},
	} as unknown as Connection;
	const store = createStore(
		rootReducer,
		initialState({
			...{context: 'prod-eu', contexts: ['prod-eu'], namespace: undefined, isDemo: false, isReadonly: true},
			...{now: start, columns: 80, rows: 24},
		}),
	);
	const end = readLastLines(connection, store);
	for (const action of liveFeed([crashedRow('api', 4), crashedRow('db', 2), named('web', 'shop')])) {
		store.dispatch(action);
	}

	return {asked, store, end};
};

const saying = (said: string) => async () => Readable.from([said]);

test('the log of the selected crash is asked for once it stays selected, and once for each end', async () => {
	const {asked, store} = follow(saying('starting\nno DATABASE_URL\n'));
	await vi.advanceTimersByTimeAsync(299);
	expect(asked).toEqual([]);
	await vi.advanceTimersByTimeAsync(1);
	expect(asked).toHaveLength(1);
	expect(asked[0]).toContain('/namespaces/shop/pods/api-1/log?container=main&');
	await vi.waitFor(() => expect([...store.getState().list.lastLines.values()]).toEqual(['no DATABASE_URL']));

	store.dispatch({type: 'rows/changed', changed: [crashedRow('api', 4)], removed: [], isComplete: true, at: start});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked).toHaveLength(1);
	store.dispatch({type: 'rows/changed', changed: [crashedRow('api', 5)], removed: [], isComplete: true, at: start});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked).toHaveLength(2);
});

test('what is scrolled past is not asked for, and what has not crashed neither', async () => {
	const {asked, store} = follow(saying('x\n'));
	store.dispatch({type: 'selection/moved', by: 1});
	await vi.advanceTimersByTimeAsync(200);
	store.dispatch({type: 'selection/moved', by: 1});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked).toEqual([]);
	store.dispatch({type: 'selection/moved', by: -1});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked.map(path => path.split('/')[6])).toEqual(['db-1']);
});

test('a log that may not be read is not told, nor asked for again', async () => {
	const {asked, store} = follow(() => Promise.reject(new Error('forbidden')));
	const before = store.getState();
	await vi.advanceTimersByTimeAsync(1000);
	store.dispatch({type: 'selection/moved', by: 2});
	store.dispatch({type: 'selection/moved', by: -2});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked).toHaveLength(1);
	expect(store.getState().list.lastLines).toBe(before.list.lastLines);
	expect(store.getState().notice).toBeUndefined();
});

test('once it is ended nothing is asked for', async () => {
	const {asked, end} = follow(saying('x\n'));
	end();
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked).toEqual([]);
});
