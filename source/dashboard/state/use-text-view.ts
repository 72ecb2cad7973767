import {useCallback} from 'react';
import type {Symbols} from '../../theme.ts';
import {useSymbols} from '../components/symbols.ts';
import type {State} from './state.ts';
import type {TextWindow} from './text-view.ts';
import {useDashboard} from './use-dashboard.ts';

/** The open text, as a selector finds it with the terminal's symbols. */
export const useTextView = <View extends TextWindow>(
	selectView: (state: State, symbols: Symbols) => View | undefined,
): View | undefined => {
	const symbols = useSymbols();
	return useDashboard(useCallback(state => selectView(state, symbols), [selectView, symbols]));
};
