import {isDeepEqual} from '../deep-equal.ts';
import {type Cluster, facet} from '../facet.ts';
import {isSelecting} from '../labels/is-selecting.ts';
import type {Pod, Service} from '../objects.ts';
import type {Parts} from '../service-view.ts';
import {createServiceSets} from '../store/service-sets.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** Other namespaces with pods that the selector would match, by name; only where it matches none here. */
		readonly elsewhere: ReadonlyArray<{readonly namespace: string; readonly pods: number}>;
	}
}

const isSurelyThere = ({isNamespaceAssumed}: Pod) => !isNamespaceAssumed;

/** Namespaces but its own with pods that a Service's selector would match, by name. Labels of system pods are too common to be meant. */
const podsElsewhere = (stores: Cluster['stores'], {namespace, selector}: Service): Parts['elsewhere'] =>
	[...stores]
		.filter(([other]) => other !== namespace && other !== 'kube-system')
		.map(([other, store]) => ({namespace: other, pods: store.podsMatching(selector).filter(isSurelyThere).length}))
		.filter(({pods}) => pods > 0)
		.sort((a, b) => (a.namespace < b.namespace ? -1 : 1));

const empty = {elsewhere: []} as const;

export const podsInOtherNamespaces = facet({
	empty,
	from: ['pods'],
	follow({isPopulated, stores, mark}) {
		/** Services whose selector matches no pod of their namespace. */
		const unmatched = createServiceSets();
		return {
			changed: {
				pods({namespace, previous, next}) {
					// Most changes of a pod leave its labels alone.
					if (!isPopulated() || isDeepEqual(previous?.labels, next?.labels)) {
						return;
					}

					for (const [other, names] of unmatched.all()) {
						for (const pod of other === namespace ? [] : [previous, next]) {
							const selecting = pod ? stores.get(other)!.servicesSelecting(pod.labels) : [];
							mark(
								other,
								selecting.filter(name => names.has(name)),
							);
						}
					}
				},
			},
			populated() {
				for (const [namespace, names] of unmatched.all()) {
					mark(namespace, names);
				}
			},
			forget: unmatched.forget,
			build(service, {pods}) {
				const isUnmatched = pods.length === 0 && isSelecting(service);
				unmatched.put(service, isUnmatched);
				return isUnmatched && isPopulated() ? {elsewhere: podsElsewhere(stores, service)} : empty;
			},
		};
	},
});
