import type {Symbols} from '../../theme.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextWindow, textWidth, textWindow} from '../state/text-view.ts';
import type {MatrixRow} from './matrix-row.ts';
import {matrixRows} from './matrix-rows.ts';

/** A matrix and its window. */
export type MatrixView = TextWindow & {readonly rows: readonly MatrixRow[]};

const selectRows = createSelector(
	[
		(state: State, key: string) => state.matrices.get(key),
		state => state.now,
		state => textWidth(state.columns),
		(_state, _key, symbols: Symbols) => symbols,
		state => state.keys,
	],
	matrixRows,
);

/** The open matrix; undefined where none is open. */
export const selectMatrix = (state: State, symbols: Symbols): MatrixView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'matrix') {
		return undefined;
	}

	const {key, top} = overlay;
	const rows = selectRows(state, key, symbols);
	return {...textWindow(state, {title: `MATRIX ${key}`, count: rows.length, top}, symbols), rows};
};
