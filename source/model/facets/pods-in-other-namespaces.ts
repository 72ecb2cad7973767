import {isSame} from '../deep-equal.ts';
import type {Pod, Service} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';
import type {NamespaceStore} from '../store/namespace-store.ts';

type Stores = ReadonlyMap<string, NamespaceStore>;

/** Namespaces but its own with pods that a Service's selector would match, by name. Labels of system pods are too common to be meant. */
export const podsElsewhere = (stores: Stores, {namespace, selector}: Service): ServiceView['elsewhere'] =>
	[...stores]
		.filter(([other]) => other !== namespace && other !== 'kube-system')
		.map(([other, store]) => ({namespace: other, pods: store.podsMatching(selector).length}))
		.filter(({pods}) => pods > 0)
		.sort((a, b) => (a.namespace < b.namespace ? -1 : 1));

/** Keys of the Services of other namespaces that look in vain for a pod as it was before a change, or is now. */
export const seekersElsewhere = (
	stores: Stores,
	namespace: string,
	before: Pod | undefined,
	after: Pod | undefined,
): readonly string[] => {
	// Most changes of a pod leave its labels alone.
	if (isSame(before?.labels, after?.labels)) {
		return [];
	}

	return [...stores]
		.filter(([other, store]) => other !== namespace && store.unmatched.size > 0)
		.flatMap(([other, store]) =>
			[before, after]
				.flatMap(pod => (pod ? store.servicesSelecting(pod.labels) : []))
				.filter(name => store.unmatched.has(name))
				.map(name => `${other}/${name}`),
		);
};
