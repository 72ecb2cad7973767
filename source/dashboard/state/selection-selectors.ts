import type {EndpointRow} from '../../model/ports/endpoints.ts';
import type {Row} from '../rows/row.ts';
import {visible} from '../rows/visible-rows.ts';
import {endpointKey, endpointsOf, inFrozenOrder, type PodItem, podKey, podsOf} from './endpoint-and-pod-items.ts';
import {narrowedEndpoints, narrowedPods} from './filter/narrowed-items.ts';
import {nothingFrozen, type Pane, type State} from './state.ts';

/** What a selection depends on. */
export type SelectionState = Pick<State, 'list' | 'cursors' | 'frozenOrder'>;

/** The place of the selected Service; -1 where none is listed. */
const serviceIndex = (state: SelectionState) => {
	const {count, places} = visible(state.list);
	const {selected} = state.cursors.services;
	return places.get(selected ?? '') ?? (count > 0 ? 0 : -1);
};

const rowAt = ({list}: SelectionState, index: number): Row | undefined =>
	index < 0 ? undefined : visible(list).rows(index, index + 1)[0];

export const selectedRow = (state: SelectionState): Row | undefined => rowAt(state, serviceIndex(state));

/** The addresses behind the selected Service that its filter lets through, in the order they stand in. */
export const shownEndpoints = (state: SelectionState): readonly EndpointRow[] => {
	const view = selectedRow(state)?.view;
	const {filter = ''} = state.cursors.endpoints;
	return view === undefined
		? []
		: inFrozenOrder(narrowedEndpoints(view, filter), endpointKey, state.frozenOrder.endpoints);
};

/** The same of the pods of the selected Service, or of those it nearly selects. */
export const shownPods = (state: SelectionState): readonly PodItem[] => {
	const view = selectedRow(state)?.view;
	const {filter = ''} = state.cursors.pods;
	return view === undefined ? [] : inFrozenOrder(narrowedPods(view, filter), podKey, state.frozenOrder.pods);
};

/** How many of the selected Service's endpoints or pods their filter hides. */
export const hiddenItems = (state: SelectionState, pane: Exclude<Pane, 'services'>): number => {
	const view = selectedRow(state)?.view;
	if (view === undefined) {
		return 0;
	}

	return pane === 'endpoints'
		? endpointsOf(view).length - shownEndpoints(state).length
		: podsOf(view).length - shownPods(state).length;
};

/** How many rows a list has, and where its selection is; -1 in an empty list. */
export const position = (state: SelectionState, pane: Pane): {readonly count: number; readonly index: number} => {
	if (pane === 'services') {
		return {count: visible(state.list).count, index: serviceIndex(state)};
	}

	const keys = keysOf(state, pane);
	const found = keys.indexOf(state.cursors[pane].selected ?? '');
	return {count: keys.length, index: keys.length === 0 ? -1 : Math.max(0, found)};
};

const keysOf = (state: SelectionState, pane: Exclude<Pane, 'services'>): readonly string[] =>
	pane === 'endpoints' ? shownEndpoints(state).map(endpointKey) : shownPods(state).map(podKey);

/** The key of the object in one place of a list. */
export const keyAt = (state: SelectionState, pane: Pane, index: number): string | undefined =>
	pane === 'services' ? rowAt(state, index)?.view.key : keysOf(state, pane)[index];

/** The state with another pane that the keys go to: what is there stays where it is for as long as they do. */
export const focused = (state: State, pane: Pane): State => {
	if (pane === 'services') {
		return {...state, focus: pane, frozenOrder: nothingFrozen};
	}

	const cursor = {...state.cursors[pane], selected: keyAt(state, pane, position(state, pane).index)};
	return {
		...state,
		focus: pane,
		frozenOrder: {...nothingFrozen, [pane]: keysOf(state, pane)},
		cursors: {...state.cursors, [pane]: cursor},
	};
};
