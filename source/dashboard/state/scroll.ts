import {layoutOf, rowsOf} from './layout.ts';
import {position} from './selection-selectors.ts';
import {type Cursor, panes, type State} from './state.ts';

/** The first row to show, so that the selected one is within the window and the window within the list. */
export const scrollTop = (top: number, index: number, count: number, height: number) => {
	const highest = Math.max(0, count - height);
	const following = index < top ? index : Math.max(top, index - height + 1);
	return Math.min(highest, Math.max(0, following));
};

/** Puts every list's window where its selection is. Returns the same state where nothing has to move. */
export const clampScroll = (state: State): State => {
	const layout = layoutOf(state);
	let {cursors} = state;
	for (const pane of panes) {
		const cursor: Cursor = cursors[pane];
		const {count, index} = position(state, pane);
		const top = scrollTop(cursor.top, index, count, Math.max(1, rowsOf(layout, pane)));
		if (top !== cursor.top) {
			cursors = {...cursors, [pane]: {...cursor, top}};
		}
	}

	return cursors === state.cursors ? state : {...state, cursors};
};
