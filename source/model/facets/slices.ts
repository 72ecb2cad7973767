import {isShallowEqual} from '../deep-equal.ts';
import {facet} from '../facet.ts';
import type {EndpointSlice} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The slices labelled with this Service's name, by name. */
		readonly slices: readonly EndpointSlice[];
	}
}

export const slices = facet({
	empty: {slices: []},
	isSame: {slices: isShallowEqual},
	follow: ({mark}) => ({
		changed: {
			endpointslices({namespace, previous, next}) {
				for (const slice of [previous, next]) {
					if (slice !== undefined && slice.service !== '') {
						mark(namespace, [slice.service]);
					}
				}
			},
		},
		build: ({name}, _known, store) => ({slices: store.slicesOf(name)}),
	}),
});
