import {pickedOption} from '../options/picker-options.ts';
import type {List} from '../rows/list.ts';
import {visible} from '../rows/visible-rows.ts';
import {isChoosing} from './overlay.ts';
import {position, selectedRow} from './selection-selectors.ts';
import {type State, startCursors} from './state.ts';

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

/** Selects the Service on which the selection is shown: the first one that is listed, where the selected one is not. */
export const anchorService = (state: State): State => {
	const {cursors} = state;
	const key = selectedRow(state)?.view.key;
	const {selected} = cursors.services;
	if (key === undefined || key === selected) {
		return state;
	}

	const services = {...cursors.services, selected: key};
	// Another Service has other endpoints and pods.
	return {...state, cursors: selected === undefined ? {...cursors, services} : {...startCursors, services}};
};

/** The same of the list to choose from that is open, else of the Services: what a filter let through stays selected once it has gone. */
export const anchorSelection = (state: State): State => {
	const {overlay} = state;
	if (!isChoosing(overlay)) {
		return anchorService(state);
	}

	const selected = pickedOption(state, overlay)?.id ?? overlay.selected;
	return selected === overlay.selected ? state : {...state, overlay: {...overlay, selected}};
};
