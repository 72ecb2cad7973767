import {pickedIndex, pickerOptions} from '../options/picker-options.ts';
import type {Action} from './action.ts';
import {headLines, layoutOf, rowsOf} from './layout.ts';
import {isPicker, type Picker} from './overlay.ts';
import {type Cell, pointedPlace} from './pointed-place.ts';
import {scrollTop} from './scroll.ts';
import {focused, keyAt, position} from './selection-selectors.ts';
import {type Pane, type State, startCursors} from './state.ts';

const within = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));

const pick = (state: State, picker: Picker, to: (index: number, count: number) => number): State => {
	const options = pickerOptions(state, picker);
	const option = options[within(to(pickedIndex(state, picker), options.length), options.length)];
	return option === undefined ? state : {...state, overlay: {...picker, selected: option.id}};
};

const select = (state: State, pane: Pane, to: (index: number, count: number) => number): State => {
	const {count, index} = position(state, pane);
	const selected = keyAt(state, pane, within(to(index, count), count));
	if (selected === undefined || selected === state.cursors[pane].selected) {
		return state;
	}

	const cursors = {...state.cursors, [pane]: {...state.cursors[pane], selected}};
	// Another Service has other endpoints and pods.
	return {...state, cursors: pane === 'services' ? {...startCursors, services: cursors.services} : cursors};
};

/** Moves the selection of the picker that is open, else of the focused list. */
const move = (state: State, to: (index: number, count: number) => number): State => {
	const {overlay} = state;
	return isPicker(overlay) ? pick(state, overlay, to) : select(state, state.focus, to);
};

const pageOf = (state: State) => {
	const layout = layoutOf(state);
	const rows = isPicker(state.overlay) ? layout.body - 1 : rowsOf(layout, state.focus);
	return Math.max(1, rows - 1);
};

/** Selects what lies under a cell, in a pane that the keys then go to. */
const point = (state: State, cell: Cell): State => {
	const place = pointedPlace(state, cell);
	const {overlay} = state;
	if (place === undefined) {
		return state;
	}

	const {pane, line} = place;
	if (pane === 'picker') {
		if (!isPicker(overlay)) {
			return state;
		}

		const {length} = pickerOptions(state, overlay);
		const index = line + scrollTop(0, pickedIndex(state, overlay), length, layoutOf(state).body - headLines);
		return index < length ? pick(state, overlay, () => index) : state;
	}

	const index = line + state.cursors[pane].top;
	return index < position(state, pane).count ? select(focused(state, pane), pane, () => index) : state;
};

/** The terminal's size, selections, and what lies over the lists. */
export const screenReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'key/pressed': {
			const {at} = action;
			return {...state, now: Math.max(state.now, at), keyAt: at, notice: undefined};
		}

		case 'terminal/resized': {
			const {columns, rows} = action;
			return columns === state.columns && rows === state.rows ? state : {...state, columns, rows};
		}

		case 'selection/moved': {
			return move(state, index => index + action.by);
		}

		case 'selection/paged': {
			return move(state, index => index + action.by * pageOf(state));
		}

		case 'selection/movedToEnd': {
			return move(state, (_, count) => (action.end === 'first' ? 0 : count - 1));
		}

		case 'selection/jumped': {
			const services = {...state.cursors.services, selected: action.key};
			return focused({...state, overlay: undefined, cursors: {...startCursors, services}}, 'services');
		}

		case 'pointer/pressed': {
			return point(state, action);
		}

		case 'pane/focused': {
			return focused(state, action.pane);
		}

		case 'pane/zoomed': {
			return {...state, isZoomed: !state.isZoomed};
		}

		case 'overlay/opened': {
			return {...state, overlay: action.overlay};
		}

		case 'overlay/closed': {
			return {...state, overlay: undefined};
		}

		case 'overlay/scrolled': {
			const {overlay} = state;
			return overlay === undefined || !('top' in overlay) || overlay.top === action.top
				? state
				: {...state, overlay: {...overlay, top: action.top}};
		}

		case 'overlay/unfolded': {
			const {overlay} = state;
			return overlay?.kind === 'diagnosis' || overlay?.kind === 'probe'
				? {...state, overlay: {...overlay, isUnfolded: overlay.isUnfolded !== true}}
				: state;
		}

		default: {
			return state;
		}
	}
};
