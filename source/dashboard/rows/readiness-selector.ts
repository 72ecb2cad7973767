import {weakMapMemoize} from 'reselect';
import {readiness} from '../../model/pods/readiness.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** How many backends of a Service are ready, of how many, computed once for each view; undefined for ExternalName. */
export const readyOf = weakMapMemoize(readiness);

/** The same as it is written: `2/3`, and `-` where there is nothing to count. */
export const readyText = (view: ServiceView): string => {
	const backends = readyOf(view);
	return backends === undefined ? '-' : `${backends.ready}/${backends.total}`;
};
