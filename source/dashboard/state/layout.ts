import type {Pane, State} from './state.ts';

/** Where the panes lie, in cells. A pane's height includes its title and its column heads; 0 where it is folded. */
export type Layout = {
	/** Whether the terminal can show anything at all. */
	readonly isTooSmall: boolean;
	readonly hasLegend: boolean;
	/** How the way to the selected Service is shown: with its cause and the first fix, by itself, or not at all. */
	readonly path: 'pane' | 'line' | undefined;
	/** Whether the selected Service's cause has a line of its own, as its row cuts it. */
	readonly hasCause: boolean;
	/** What is left between header and footer. */
	readonly body: number;
	readonly heights: Readonly<Record<Pane, number>>;
	readonly widths: Readonly<Record<Pane, number>>;
};

/** From this width on, endpoints and pods lie side by side, where they are not tall enough to show more one above the other. */
const wide = 100;
/** Below this height only one pane is shown. */
const tall = 24;
/** Below this height, rows are worth more than the whole cause of one of them. */
const tallForCause = 12;
/** Below this height, rows are worth more than the way to one of them. */
const tallForPath = 14;
/** From this width on, the way to the selected Service has a pane of its own, of so many lines. */
const wideForPath = 120;
const pathLines = {pane: 4, line: 1} as const;
/** From this width on, a row has room for its cause. */
const wideForCause = 150;
/** Title and column heads. */
export const headLines = 2;

/** From this width on, endpoints and pods have room for all their columns side by side. */
const wideForBoth = 160;
/** From this height on, both have rows enough one above the other, where they have no such room. */
const tallForBoth = 36;

const split = (
	{columns, rows}: Pick<State, 'columns' | 'rows'>,
	body: number,
	path: Layout['path'],
): Pick<Layout, 'heights' | 'widths'> => {
	const isRoomy = columns >= wide && rows >= tallForBoth;
	if (columns < wide || (isRoomy && columns < wideForBoth)) {
		const lower = Math.max(5, Math.floor(body * (isRoomy ? 0.2 : 0.28)));
		return {
			heights: {services: body - 2 * lower, endpoints: lower, pods: lower},
			widths: {services: columns, endpoints: columns, pods: columns},
		};
	}

	// The pane of the way takes its room from what is below the Services.
	const taken = path === 'pane' ? pathLines.pane : 0;
	const lower = Math.max(6, Math.floor((body + taken) * 0.34) - taken);
	const left = Math.floor(columns / 2);
	return {
		heights: {services: body - lower, endpoints: lower, pods: lower},
		widths: {services: columns, endpoints: left - 1, pods: columns - left},
	};
};

/** What the layout depends on. */
export type LayoutState = Pick<State, 'columns' | 'rows' | 'focus' | 'isZoomed'>;

export const layoutOf = (state: LayoutState): Layout => {
	const {columns, rows, focus, isZoomed} = state;
	const hasLegend = rows >= tall;
	const body = Math.max(0, rows - (hasLegend ? 3 : 2));
	const isTooSmall = columns < 24 || rows < 5;
	const isShort = rows < tall;
	const hasMore = !isZoomed && (!isShort || focus === 'services');
	const path: Layout['path'] =
		hasMore && rows >= tallForPath ? (isShort || columns < wideForPath ? 'line' : 'pane') : undefined;
	const hasCause = hasMore && path !== 'pane' && columns < wideForCause && rows >= tallForCause;
	const room = body - (hasCause ? 1 : 0) - (path === undefined ? 0 : pathLines[path]);
	const common = {isTooSmall, hasLegend, path, hasCause, body};
	if (isZoomed || isShort) {
		return {
			...common,
			heights: {services: 0, endpoints: 0, pods: 0, [focus]: room},
			widths: {services: columns, endpoints: columns, pods: columns},
		};
	}

	return {...common, ...split(state, room, path)};
};

/** How many rows of a list fit into its pane. */
export const rowsOf = (layout: Layout, pane: Pane) => Math.max(0, layout.heights[pane] - headLines);
