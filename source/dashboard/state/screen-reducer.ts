import {cancelledMatrix} from '../matrix/matrix-run.ts';
import {pickedIndex, pickerOptions} from '../pickers/picker-options.ts';
import {cancelled} from '../probe/probe-run.ts';
import {sortedBy} from '../rows/list.ts';
import type {ScreenAction} from './action.ts';
import {layoutOf, rowsOf} from './layout.ts';
import {isChoosing, isPicker, type Picker} from './overlay.ts';
import {focused, keyAt, position} from './selection-selectors.ts';
import {type Pane, type State, startCursors} from './state.ts';

type Browsing = Exclude<
	ScreenAction,
	{
		readonly type:
			| 'prompted'
			| 'typed'
			| 'erased'
			| 'recalled'
			| 'completed'
			| 'forward-proposed'
			| 'kept-prompt'
			| 'left-prompt';
	}
>;

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

/** Everything that moves on the screen, apart from the prompt. */
export const browsing = (state: State, action: Browsing): State => {
	switch (action.type) {
		case 'key': {
			const {at} = action;
			return {...state, now: Math.max(state.now, at), keyAt: at, notice: undefined};
		}

		case 'resized': {
			const {columns, rows} = action;
			return columns === state.columns && rows === state.rows ? state : {...state, columns, rows};
		}

		case 'moved': {
			return move(state, index => index + action.by);
		}

		case 'paged': {
			return move(state, index => index + action.by * pageOf(state));
		}

		case 'moved-to': {
			return move(state, (_, count) => (action.end === 'first' ? 0 : count - 1));
		}

		case 'focused': {
			return focused(state, action.pane);
		}

		case 'zoomed': {
			return {...state, isZoomed: !state.isZoomed};
		}

		case 'broken-only': {
			return {...state, list: {...state.list, isBrokenOnly: !state.list.isBrokenOnly}};
		}

		case 'sorted': {
			const {sort} = state.list.order;
			const isReversed = sort.by === action.by && !sort.isReversed;
			return {...state, list: sortedBy(state.list, {by: action.by, isReversed})};
		}

		case 'sort-reversed': {
			const {sort} = state.list.order;
			return {...state, list: sortedBy(state.list, {...sort, isReversed: !sort.isReversed})};
		}

		case 'widened': {
			return {...state, isWide: !state.isWide};
		}

		case 'opened-overlay': {
			return {...state, overlay: action.overlay};
		}

		case 'closed-overlay': {
			return {...state, overlay: undefined};
		}

		case 'scrolled': {
			const {overlay} = state;
			return overlay === undefined || !('top' in overlay) || overlay.top === action.top
				? state
				: {...state, overlay: {...overlay, top: action.top}};
		}

		case 'cleared-filter': {
			const {overlay, list} = state;
			return isChoosing(overlay)
				? {...state, overlay: {...overlay, filter: ''}}
				: {...state, list: {...list, filter: '', isBrokenOnly: false}};
		}

		case 'consented': {
			return {...state, consents: new Set([...state.consents, state.context])};
		}

		case 'chose-client': {
			const {target} = action;
			return {...state, overlay: undefined, clients: new Map(state.clients).set(target.namespace, target)};
		}

		case 'forgot-client': {
			const clients = new Map(state.clients);
			clients.delete(action.namespace);
			return {...state, clients};
		}

		case 'matrix-cancelled': {
			const run = state.matrices.get(action.key);
			return run === undefined
				? state
				: {...state, matrices: new Map(state.matrices).set(action.key, cancelledMatrix(run))};
		}

		case 'probe-cancelled': {
			const run = state.probes.get(action.key);
			return run === undefined ? state : {...state, probes: new Map(state.probes).set(action.key, cancelled(run))};
		}
	}
};
