import {readiness} from '../../model/pods/readiness.ts';
import type {ServiceView} from '../../model/service-view.ts';

type Ready = ReturnType<typeof readiness>;

const kept = new WeakMap<ServiceView, {readonly ready: Ready}>();

/** How many backends of a Service are ready, of how many, computed once for each view; undefined for ExternalName. */
export const readyOf = (view: ServiceView): Ready => {
	const known = kept.get(view);
	if (known !== undefined) {
		return known.ready;
	}

	const ready = readiness(view);
	kept.set(view, {ready});
	return ready;
};
