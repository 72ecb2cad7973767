import type {Symbols} from '../../theme.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextView, textView, textWidth} from '../state/text-view.ts';
import {matrixLines} from './matrix-lines.ts';

const selectLines = createSelector(
	[
		(state: State, key: string) => state.matrices.get(key),
		state => state.now,
		state => textWidth(state.columns),
		(_state, _key, symbols: Symbols) => symbols,
	],
	matrixLines,
);

/** The open matrix; undefined where none is open. */
export const selectMatrix = (state: State, symbols: Symbols): TextView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'matrix') {
		return undefined;
	}

	const {key, top} = overlay;
	return textView(state, {title: `MATRIX ${key}`, lines: selectLines(state, key, symbols), top}, symbols);
};
