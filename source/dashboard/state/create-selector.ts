import {createSelectorCreator, lruMemoize} from 'reselect';

/** Selectors that remember one result each: the time is among their inputs, and reselect's default would keep a result for every second. */
export const createSelector = createSelectorCreator({memoize: lruMemoize, argsMemoize: lruMemoize});
