import {headLines, layoutOf} from './layout.ts';
import {isPicker} from './overlay.ts';
import type {Pane, State} from './state.ts';

/** A cell of the screen, counted from 0. */
export type Cell = {readonly column: number; readonly row: number};

/** A line of a list below its title and heads, counted from 0 at the first one shown. */
export type PointedPlace = {readonly pane: Pane | 'picker'; readonly line: number};

/** The line of a list that lies under a cell; undefined where none does. */
export const pointedPlace = (state: State, {column, row}: Cell): PointedPlace | undefined => {
	const {hasLegend, isTooSmall, body, heights, widths} = layoutOf(state);
	const y = row - (hasLegend ? 2 : 1);
	if (isTooSmall || y < 0 || y >= body || (state.overlay !== undefined && !isPicker(state.overlay))) {
		return undefined;
	}

	const at = (pane: PointedPlace['pane'], top: number): PointedPlace | undefined =>
		y - top < headLines ? undefined : {pane, line: y - top - headLines};
	if (state.overlay !== undefined) {
		return at('picker', 0);
	}

	if (y < heights.services) {
		return at('services', 0);
	}

	const areBeside = widths.endpoints < state.columns;
	const lower = areBeside ? Math.max(heights.endpoints, heights.pods) : heights.endpoints + heights.pods;
	const top = body - lower;
	// What lies between the Services and the lower panes is no list.
	if (y < top) {
		return undefined;
	}

	if (areBeside) {
		return column === widths.endpoints ? undefined : at(column < widths.endpoints ? 'endpoints' : 'pods', top);
	}

	return y < top + heights.endpoints ? at('endpoints', top) : at('pods', top + heights.endpoints);
};
