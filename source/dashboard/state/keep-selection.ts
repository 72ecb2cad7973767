import type {List} from '../rows/list.ts';
import {visible} from '../rows/visible-rows.ts';
import {position} from './selection-selectors.ts';
import type {State} from './state.ts';

/**
 * Keeps the selection on its object, and the object where it is on the screen. While the window is at the top it stays
 * there: what floats up is to be seen.
 */
export const keepSelection = (state: State, list: List): State => {
	if (list === state.list) {
		return state;
	}

	const {services} = state.cursors;
	const before = position(state, 'services').index;
	const {count, rows, places} = visible(list);
	const place = Math.min(before, count - 1);
	const isGone = services.selected !== undefined && !list.entries.has(services.selected);
	const [nextSelected] = place < 0 ? [] : rows(place, place + 1);
	const selected = isGone ? nextSelected?.view.key : services.selected;
	const after = places.get(selected ?? '') ?? 0;
	const top = services.top === 0 || isGone ? services.top : Math.max(0, services.top + after - before);
	return {...state, list, cursors: {...state.cursors, services: {selected, top}}};
};
