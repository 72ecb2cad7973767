import {expect, test} from 'vitest';
import {createStore} from '../../../source/dashboard/state/store.ts';

const add = (sum: number, by: number) => sum + by;

test('tells its listeners after a change, and nobody after none', () => {
	const store = createStore(add, 1);
	const heard: number[] = [];
	const forget = store.subscribe(() => heard.push(store.getState()));

	store.dispatch(2);
	store.dispatch(0);
	forget();
	store.dispatch(5);

	expect(heard).toEqual([3]);
	expect(store.getState()).toBe(8);
});
