import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {lookUpAccess} from '../../source/dashboard/access-effects.ts';
import {initialState, rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../source/dashboard/state/store.ts';
import type {Connection} from '../../source/kubernetes/connection/connection.ts';
import {liveFeed, named} from '../_helpers/rows.ts';
import {start} from '../_helpers/screen.tsx';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

const follow = () => {
	const asked: string[] = [];
	const connection = {
		async request({
			body,
		}: {
			readonly body?: {readonly spec: {readonly resourceAttributes: {readonly namespace: string}}};
		}) {
			asked.push(body?.spec.resourceAttributes.namespace ?? 'version');
			throw new Error('no reviews here');
		},
	} as unknown as Connection;
	const store = createStore(
		rootReducer,
		initialState({
			context: 'prod-eu',
			contexts: ['prod-eu'],
			namespace: undefined,
			isDemo: false,
			isReadonly: false,
			now: start,
			columns: 80,
			rows: 24,
		}),
	);
	const end = lookUpAccess(connection, store);
	return {asked: () => new Set(asked.splice(0)), store, end};
};

const rows = ['a', 'b', 'c'].map(namespace => named('web', namespace));

test('a namespace is asked about once, when the selection rests in it', async () => {
	const {asked, store, end} = follow();
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked()).toStrictEqual(new Set());
	for (const action of liveFeed(rows)) {
		store.dispatch(action);
	}

	await vi.advanceTimersByTimeAsync(1000);
	expect(asked()).toStrictEqual(new Set(['version', 'a']));
	expect([...store.getState().access.keys()]).toStrictEqual(['a']);
	store.dispatch({type: 'selection/moved', by: 1});
	store.dispatch({type: 'selection/moved', by: 1});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked()).toStrictEqual(new Set(['version', 'c']));
	store.dispatch({type: 'selection/moved', by: -2});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked()).toStrictEqual(new Set());
	end();
	store.dispatch({type: 'selection/moved', by: 1});
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked()).toStrictEqual(new Set());
});
