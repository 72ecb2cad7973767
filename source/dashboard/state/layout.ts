import {lruMemoize} from 'reselect';
import {visible} from '../rows/visible-rows.ts';
import {endpointsOf, podsOf} from './endpoint-and-pod-items.ts';
import {type SelectionState, selectedRow} from './selection-selectors.ts';
import type {Pane, State} from './state.ts';

/** What lies around the panes. */
export type Frame = {
	/** Whether the terminal can show anything at all. */
	readonly isTooSmall: boolean;
	readonly hasLegend: boolean;
	/** What is left between header and footer. */
	readonly body: number;
};

/** Where the panes lie, in cells. A pane's height includes its title and its column heads; 0 where it is folded. */
export type Layout = Frame & {
	/** How the way to the selected Service is shown: with its cause and the first fix, by itself, or not at all. */
	readonly path: 'pane' | 'line' | undefined;
	/** Whether the selected Service's cause has a line of its own, as its row cuts it. */
	readonly hasCause: boolean;
	readonly heights: Readonly<Record<Pane, number>>;
	readonly widths: Readonly<Record<Pane, number>>;
};

/** From this width on, endpoints and pods lie side by side. */
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

/** Title, column heads and one row; or title and a sentence in two lines. */
const leastLower = 3;
/** From this width on, endpoints have room for as many cells as pods, which have more to say of each. */
const wideForBoth = 160;
const shareOfEndpoints = 0.46;

/** What the lists would fill. */
type Content = {
	readonly services: number;
	/** Whether there is more than one row of endpoints, or of pods. */
	readonly hasEndpoints: boolean;
	readonly hasPods: boolean;
};

type Size = {readonly columns: number; readonly rows: number};

/** The rows of the panes below, where Services are hidden for lack of room: those that have next to nothing to show give theirs. */
const given = (lower: number, isNeeded: boolean, wanted: number) =>
	isNeeded ? 0 : Math.max(0, Math.min(lower - leastLower, wanted));

const split = (
	{columns}: Size,
	body: number,
	path: Layout['path'],
	{services, hasEndpoints, hasPods}: Content,
): Pick<Layout, 'heights' | 'widths'> => {
	if (columns < wide) {
		const lower = Math.max(5, Math.floor(body * 0.28));
		const wanted = headLines + services - (body - 2 * lower);
		const ofEndpoints = given(lower, hasEndpoints, wanted);
		const ofPods = given(lower, hasPods, wanted - ofEndpoints);
		return {
			heights: {
				services: body - 2 * lower + ofEndpoints + ofPods,
				endpoints: lower - ofEndpoints,
				pods: lower - ofPods,
			},
			widths: {services: columns, endpoints: columns, pods: columns},
		};
	}

	// The pane of the way takes its room from what is below the Services.
	const taken = path === 'pane' ? pathLines.pane : 0;
	const usual = Math.max(6, Math.floor((body + taken) * 0.34) - taken);
	const lower = usual - given(usual, hasEndpoints || hasPods, headLines + services - (body - usual));
	const left = Math.floor(columns * (columns < wideForBoth ? shareOfEndpoints : 0.5));
	return {
		heights: {services: body - lower, endpoints: lower, pods: lower},
		widths: {services: columns, endpoints: left - 1, pods: columns - left},
	};
};

/** What the layout depends on. */
export type LayoutState = SelectionState & Pick<State, 'columns' | 'rows' | 'focus' | 'isZoomed'>;

/** What lies around the panes in a terminal of a size in cells. */
export const frameOf = ({columns, rows}: Size): Frame => {
	const hasLegend = rows >= tall;
	return {isTooSmall: columns < 24 || rows < 5, hasLegend, body: Math.max(0, rows - (hasLegend ? 3 : 2))};
};

const compute = (
	columns: number,
	rows: number,
	focus: Pane,
	isZoomed: boolean,
	services: number,
	hasEndpoints: boolean,
	hasPods: boolean,
): Layout => {
	const frame = frameOf({columns, rows});
	const {body} = frame;
	const isShort = rows < tall;
	const hasMore = !isZoomed && (!isShort || focus === 'services');
	const path: Layout['path'] =
		hasMore && rows >= tallForPath ? (isShort || columns < wideForPath ? 'line' : 'pane') : undefined;
	const hasCause = hasMore && path !== 'pane' && columns < wideForCause && rows >= tallForCause;
	const room = body - (hasCause ? 1 : 0) - (path === undefined ? 0 : pathLines[path]);
	const common = {...frame, path, hasCause};
	if (isZoomed || isShort) {
		return {
			...common,
			heights: {services: 0, endpoints: 0, pods: 0, [focus]: room},
			widths: {services: columns, endpoints: columns, pods: columns},
		};
	}

	return {...common, ...split({columns, rows}, room, path, {services, hasEndpoints, hasPods})};
};

const computed = lruMemoize(compute);

/** Where the panes lie: the same object for as long as they lie there. */
export const layoutOf = (state: LayoutState): Layout => {
	const {columns, rows, focus, isZoomed, list} = state;
	const view = selectedRow(state)?.view;
	const hasEndpoints = view !== undefined && endpointsOf(view).length > 1;
	const hasPods = view !== undefined && podsOf(view).length > 1;
	return computed(columns, rows, focus, isZoomed, visible(list).count, hasEndpoints, hasPods);
};

/** How many rows of a list fit into its pane. */
export const rowsOf = (layout: Layout, pane: Pane) => Math.max(0, layout.heights[pane] - headLines);
