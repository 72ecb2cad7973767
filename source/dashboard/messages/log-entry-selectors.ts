import type {Symbols} from '../../theme.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWidth, textWindow} from '../state/text-view.ts';
import {logEntryLines} from './log-entry-lines.ts';

const selectLines = createSelector(
	[
		(state: State, id: number) => state.log.find(entry => entry.id === id),
		state => textWidth(state.columns),
		(_state, _id, symbols: Symbols) => symbols,
	],
	logEntryLines,
);

/** The open entry of the command log; undefined where none is open. */
export const selectLogEntry = (state: State, symbols: Symbols): TextView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'log-entry') {
		return undefined;
	}

	const {id, top} = overlay;
	const lines = selectLines(state, id, symbols);
	return {...textWindow(state, {title: `LOG ${id}`, count: lines.length, top}, symbols), lines};
};
