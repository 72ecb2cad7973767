import {isChoosing} from '../overlay.ts';
import {type Pane, panes, type State} from '../state.ts';

type WithFilters = Pick<State, 'list' | 'cursors'>;

/** What a list of the screen is narrowed down to. */
export const paneFilter = ({list, cursors}: WithFilters, pane: Pane): string =>
	pane === 'services' ? list.filter : (cursors[pane].filter ?? '');

const withPaneFilter = (state: State, pane: Pane, filter: string): State => {
	if (filter === paneFilter(state, pane)) {
		return state;
	}

	const {list, cursors} = state;
	return pane === 'services'
		? {...state, list: {...list, filter}}
		: {...state, cursors: {...cursors, [pane]: {...cursors[pane], filter}}};
};

/** The filter of the list to choose from that is open, else of the focused list. */
export const focusedFilter = (state: State): string => {
	const {overlay, focus} = state;
	return isChoosing(overlay) ? (overlay.filter ?? '') : paneFilter(state, focus);
};

/** The state with another one. */
export const withFocusedFilter = (state: State, filter: string): State => {
	const {overlay, focus} = state;
	return isChoosing(overlay) ? {...state, overlay: {...overlay, filter}} : withPaneFilter(state, focus, filter);
};

/** The state with one list less narrowed down: the list to choose from that is open, else the focused list, else another one. Where none is, the same. */
export const withoutFilter = (state: State): State => {
	const {overlay, focus, list} = state;
	if (isChoosing(overlay)) {
		return overlay.filter ? {...state, overlay: {...overlay, filter: ''}} : state;
	}

	const isNarrowed = (pane: Pane) => paneFilter(state, pane) !== '' || (pane === 'services' && list.onlyWithFindings);
	const pane = [focus, ...panes].find(isNarrowed);
	if (pane === undefined) {
		return state;
	}

	const next = withPaneFilter(state, pane, '');
	return pane === 'services' ? {...next, list: {...next.list, onlyWithFindings: false}} : next;
};
