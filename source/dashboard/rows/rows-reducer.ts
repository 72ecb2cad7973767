import {withProofs} from '../records/probe-evidence.ts';
import type {Action} from '../state/action.ts';
import {withFocusedFilter, withoutFilter} from '../state/filter/focused-filter.ts';
import {anchorSelection, anchorService, keepSelection} from '../state/keep-selection.ts';
import type {State} from '../state/state.ts';
import {applySort, sortedBy, startHistory, withRows} from './list.ts';

/** From the moment everything is there, the selection stays on the object it shows. */
const selectFirst = (state: State): State =>
	state.cursors.services.selected === undefined ? anchorService(state) : state;

/** The Services: what the cluster tells of them, how they are sorted, and what narrows them down. */
export const rowsReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'rows/changed': {
			const {isComplete, at} = action;
			const {proofs, rows} = withProofs(state.proofs, action.changed, action.removed);
			const taken = withRows(state.list, rows, action.removed, at);
			const list = isComplete && taken.since === undefined ? startHistory(taken, at) : taken;
			if (list === state.list && isComplete === state.isComplete) {
				return state;
			}

			// An order that was made while half was unknown need not hold still.
			const isFirst = isComplete && !state.isComplete;
			const next = keepSelection(
				proofs === state.proofs ? state : {...state, proofs},
				isFirst ? applySort(list) : list,
			);
			const complete = {...next, isComplete, now: Math.max(next.now, at)};
			return isComplete ? selectFirst(complete) : complete;
		}

		case 'lastLine/read': {
			const lastLines = new Map([...state.list.lastLines, [action.id, action.line]]);
			return {...state, list: {...state.list, lastLines}};
		}

		case 'list/sorted': {
			const {sort} = state.list.order;
			const isReversed = sort.by === action.by && !sort.isReversed;
			return {...state, list: sortedBy(state.list, {by: action.by, isReversed})};
		}

		case 'list/sortReversed': {
			const {sort} = state.list.order;
			return {...state, list: sortedBy(state.list, {...sort, isReversed: !sort.isReversed})};
		}

		case 'list/widened': {
			return {...state, isWide: !state.isWide};
		}

		case 'filter/onlyFindingsToggled': {
			const {list, ...others} = anchorService(state);
			return {...others, list: {...list, onlyWithFindings: !list.onlyWithFindings}};
		}

		case 'filter/set': {
			return anchorSelection(withFocusedFilter(state, action.text));
		}

		case 'filter/cleared': {
			return withoutFilter(anchorSelection(state));
		}

		default: {
			return state;
		}
	}
};
