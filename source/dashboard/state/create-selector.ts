import {createSelectorCreator, lruMemoize} from 'reselect';

/**
 * Selectors that remember one result each: the time is among their inputs, and reselect's default would keep a result for
 * every second. No state is kept alive for having been selected from.
 */
export const createSelector = createSelectorCreator(lruMemoize);
