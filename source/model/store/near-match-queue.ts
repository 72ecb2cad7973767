import type {NamespaceStore} from './namespace-store.ts';

/**
 * Which namespaces have to be looked through again for near matches. To look costs as much as a namespace has pods: it
 * is for once in a while, and not for every pod that comes.
 */
export const createSeeking = (mark: (namespace: string, services: Iterable<string>) => void) => {
	/** Before everything is here nobody is near anything. */
	let stores: ReadonlyMap<string, NamespaceStore> | undefined;
	/** Namespaces in which someone may have come near a selector that matches nothing, or left. */
	const due = new Set<string>();

	return {
		/** All pods and workloads are here: every selector without a match is looked at. */
		begin(all: ReadonlyMap<string, NamespaceStore>) {
			stores = all;
			for (const [namespace, {unmatched}] of all) {
				mark(namespace, unmatched);
			}
		},
		/** A pod or workload of the namespace has come, gone, or changed its labels. */
		touched(namespace: string, {unmatched}: NamespaceStore) {
			if (stores !== undefined && unmatched.size > 0) {
				due.add(namespace);
			}
		},
		isDue: () => due.size > 0,
		/** Marks the Services whose near matches a change may have touched. */
		seek() {
			for (const namespace of due) {
				mark(namespace, stores?.get(namespace)?.unmatched ?? []);
			}

			due.clear();
		},
	};
};
