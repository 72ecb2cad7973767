import {weakMapMemoize} from 'reselect';
import {readiness} from '../../model/pods/readiness.ts';

/** How many backends of a Service are ready, of how many, computed once for each view; undefined for ExternalName. */
export const readyOf = weakMapMemoize(readiness);
