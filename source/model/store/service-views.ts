import type {ServiceView} from '../service-view.ts';

export type Joined = {
	readonly changed: readonly ServiceView[];
	/** Keys of Services that are gone. */
	readonly removed: readonly string[];
};

/**
 * The joined view of every Service. `dirty` has the keys of those that wait to be joined again; `make` joins one, and is
 * handed what it was before: undefined where there is no such Service. `moved` is told the key of each that has changed.
 */
export const createServiceViews = (
	views: Map<string, ServiceView>,
	dirty: Set<string>,
	make: (namespace: string, name: string, previous: ServiceView | undefined) => ServiceView | undefined,
	moved: (key: string) => void,
) => ({
	view: (key: string) => views.get(key),

	views: (): IterableIterator<ServiceView> => views.values(),

	/** Whether Services wait to be joined again. */
	isDirty: () => dirty.size > 0,

	/** Whether each Service has been joined once, whatever waits to be joined again. */
	hasAllViews: () => [...dirty].every(key => views.has(key)),

	/** Joins the Services that changes have touched while there is time; the rest stay marked. */
	rebuildDirtyViews(hasTime: () => boolean): Joined {
		const changed: ServiceView[] = [];
		const removed: string[] = [];
		for (const key of dirty) {
			if (!hasTime()) {
				break;
			}

			dirty.delete(key);
			const [namespace, name] = key.split('/') as [string, string];
			const previous = views.get(key);
			const view = make(namespace, name, previous);
			if (view === undefined) {
				if (views.delete(key)) {
					removed.push(key);
				}
			} else if (view !== previous) {
				views.set(key, view);
				changed.push(view);
				moved(key);
			}
		}

		return {changed, removed};
	},
});
