import type {Symbols} from '../../theme.ts';
import {line} from '../components/line.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWidth, textWindow} from '../state/text-view.ts';
import {timelineLines} from './timeline-lines.ts';

const selectLines = createSelector(
	[
		(state: State, key: string) => state.list.entries.get(key),
		state => state.list.since,
		state => state.now,
		state => textWidth(state.columns),
		(_state, _key, symbols: Symbols) => symbols,
	],
	(row, since, now, width, symbols) =>
		row === undefined ? [line` This Service is gone.`] : timelineLines(row, {since, now}, width, symbols),
);

/** The open timeline; undefined where none is open. */
export const selectTimeline = (state: State, symbols: Symbols): TextView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'timeline') {
		return undefined;
	}

	const {key, top} = overlay;
	const lines = selectLines(state, key, symbols);
	return {...textWindow(state, {title: `HISTORY ${key}`, count: lines.length, top}, symbols), lines};
};
