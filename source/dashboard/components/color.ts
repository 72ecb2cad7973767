import {createContext, useContext} from 'react';

/** Whether the terminal shows colours, inverse and bold; where it does not, a selected row needs a mark of its own. */
export const ColorContext = createContext(true);

export const useHasColor = (): boolean => useContext(ColorContext);
