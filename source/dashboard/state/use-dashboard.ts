import {createContext, useContext} from 'react';
import {useSyncExternalStoreWithSelector} from 'use-sync-external-store/with-selector';
import type {Action} from './action.ts';
import type {State} from './state.ts';
import type {Store} from './store.ts';

export const StoreContext = createContext<Store<State, Action> | undefined>(undefined);

const hasSameFields = (a: unknown, b: unknown): boolean => {
	if (Object.is(a, b)) {
		return true;
	}

	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
		return false;
	}

	const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length && keys.every(key => key in other && Object.is(one[key], other[key]))
	);
};

/**
 * What a component draws of the state. It is drawn anew only when that changes: an object is compared by its fields.
 *
 * Throws outside of the dashboard.
 */
export const useDashboard = <Value>(selector: (state: State) => Value): Value => {
	const store = useContext(StoreContext);
	if (store === undefined) {
		throw new Error('There is no dashboard around this component.');
	}

	return useSyncExternalStoreWithSelector(store.subscribe, store.getState, store.getState, selector, hasSameFields);
};

/** A selector of some fields of the state. */
export const fields =
	<Key extends keyof State>(...keys: readonly Key[]) =>
	(state: State): Pick<State, Key> =>
		Object.fromEntries(keys.map(key => [key, state[key]])) as Pick<State, Key>;
