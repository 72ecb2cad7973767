import type {Row} from '../source/dashboard/rows/row.ts';
import type {Action} from '../source/dashboard/state/action.ts';
import {initialState, rootReducer, type State} from '../source/dashboard/state/root-reducer.ts';
import {fillStore, joinAll, rowOf, synced} from './filled-store.ts';
import {birth, makeRecords} from './records.ts';

/** Two days and an hour after everything was created, Unix milliseconds: no age changes while something is measured. */
export const start = (birth + 49 * 3600) * 1000;

/** The terminal, in cells. */
export const columns = 160;
export const rows = 45;

/** The dashboard's state with everything of so many Services in it. */
export const fullState = (services: number): State => {
	const store = fillStore(makeRecords(services));
	const feed: readonly Action[] = [
		{type: 'connection/changed', connection: {state: 'live'}},
		{type: 'inputs/changed', inputs: synced},
		{type: 'namespaces/listed', names: store.namespaceNames()},
		{type: 'rows/changed', changed: joinAll(store).map(rowOf), removed: [], isComplete: true, at: start},
	];
	const place = {context: 'prod-eu', contexts: ['prod-eu'], namespace: undefined};
	return feed.reduce(
		rootReducer,
		initialState({...place, isDemo: false, isReadonly: false, now: start, columns, rows}),
	);
};

/** A batch with one Service on the screen, whose row shows by turns that its diagnosis is about to change. */
export const oneRow = ({list}: State): Action => {
	const {view, diagnosis} = list.entries.get(list.order.keys[2]!)!;
	const row: Row = {view: {...view}, diagnosis: {...diagnosis, isSettling: !diagnosis.isSettling}};
	return {type: 'rows/changed', changed: [row], removed: [], isComplete: true, at: start};
};
