import {type Change, facet} from '../facet.ts';
import {isSelecting} from '../labels/is-selecting.ts';
import {type LabelBearer, labelBearer} from '../labels/label-bearer.ts';
import {nearMatches as nearMatchesOf} from '../labels/near-match.ts';
import type {Workload} from '../objects.ts';
import {createServiceSets} from '../store/service-sets.ts';
import {whenRelabelled} from '../store/when-relabelled.ts';
import type {NearMatch} from '../view-parts.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The close matches, best first; only where the selector matches no pods. */
		readonly nearMatches: readonly NearMatch[];
		/** The workload that has the selector's labels itself, and not in its pod template; only where the selector matches no pod. */
		readonly bearer: LabelBearer | undefined;
	}
}

const empty = {nearMatches: [], bearer: undefined} as const;

/** A search is O(pods of the namespace): a change only notes the namespace, and `refresh` looks through it. */
export const nearMatches = facet({
	empty,
	from: ['pods'],
	follow({isPopulated, mark}) {
		/** Services whose selector matches no pod: any pod that comes, goes or changes its labels may concern them. */
		const unmatched = createServiceSets();
		/** Namespaces in which the close matches of a selector may have changed. */
		const due = new Set<string>();

		const touched = (namespace: string) => {
			// Before everything is listed there are no close matches.
			if (isPopulated() && !unmatched.isEmpty(namespace)) {
				due.add(namespace);
			}
		};

		// How many replicas a near match has is told as well.
		const workloads = ({namespace}: Change<Workload>) => touched(namespace);

		return {
			changed: {
				...whenRelabelled(touched),
				deployments: workloads,
				statefulsets: workloads,
				daemonsets: workloads,
			},
			populated() {
				for (const [namespace, names] of unmatched.all()) {
					mark(namespace, names);
				}
			},
			refresh: {
				isDue: () => due.size > 0,
				run() {
					for (const namespace of due) {
						mark(namespace, unmatched.of(namespace));
					}

					due.clear();
				},
			},
			forget: unmatched.forget,
			build(service, {pods}, store) {
				const isUnmatched = pods.length === 0 && isSelecting(service);
				unmatched.put(service, isUnmatched);
				return isUnmatched && isPopulated()
					? {
							nearMatches: nearMatchesOf({service, ...store.lists()}),
							bearer: labelBearer(service, store.lists()),
						}
					: empty;
			},
		};
	},
});
