import {createContext, useContext} from 'react';
import {type Symbols, symbolsOf} from '../../theme.ts';

/** The marks that the terminal's font has. */
export const SymbolsContext = createContext<Symbols>(symbolsOf(true));

export const useSymbols = (): Symbols => useContext(SymbolsContext);
