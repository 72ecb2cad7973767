import {isShallowEqual} from '../deep-equal.ts';
import {facet} from '../facet.ts';
import {isSelecting} from '../labels/is-selecting.ts';
import type {Pod} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The pods of the namespace that the selector matches, by name; [] without a selector. */
		readonly pods: readonly Pod[];
	}
}

const none: readonly Pod[] = [];

export const pods = facet({
	empty: {pods: none},
	isSame: {pods: isShallowEqual},
	follow: ({stores, mark}) => ({
		changed: {
			pods({namespace, previous, next}) {
				const store = stores.get(namespace)!;
				if (previous !== undefined && previous.labels !== next?.labels) {
					mark(namespace, store.servicesSelecting(previous.labels));
				}

				if (next !== undefined) {
					mark(namespace, store.servicesSelecting(next.labels));
				}
			},
		},
		build: (service, _known, store) => ({
			pods: isSelecting(service)
				? store.podsMatching(service.selector).toSorted((a, b) => (a.name < b.name ? -1 : 1))
				: none,
		}),
	}),
});
