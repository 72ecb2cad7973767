import type {Sink} from '../kubernetes/watch/reflection.ts';
import {keyOf} from '../model/objects.ts';
import type {Records, Resource} from '../model/records.ts';
import type {ClusterStore} from '../model/store/cluster-store.ts';
import type {Input} from '../model/sync-status.ts';

export type InputState = {
	get(): Input;
	set(next: Input): void;
	/** The store holds other objects than before. */
	stored(): void;
};

/** Stores what a reflector reads of one resource, and updates the state of that input. */
export const createInputSink = <R extends Resource>(
	resource: R,
	clusterStore: ClusterStore,
	input: InputState,
): Sink<Records[R]> => {
	/** Keys of stored objects that the current list has not named yet; undefined where nothing was stored before it. */
	let unseen: Set<string> | undefined;
	let count = 0;

	return {
		listing() {
			const stored = [...clusterStore.records(resource)].map(keyOf);
			unseen = stored.length > 0 ? new Set(stored) : undefined;
			count = 0;
		},
		listed(records) {
			for (const record of records) {
				clusterStore.upsert(resource, record);
				unseen?.delete(keyOf(record));
			}

			count += records.length;
			if (input.get().phase === 'syncing') {
				input.set({phase: 'syncing', count});
			} else {
				input.stored();
			}
		},
		synced() {
			for (const key of unseen ?? []) {
				const [namespace, name] = key.split('/') as [string, string];
				clusterStore.remove(resource, {namespace, name});
			}

			unseen = undefined;
			const before = input.get();
			const isUnwatched = before.phase === 'synced' && before.isUnwatched && before.staleSince === undefined;
			input.set(isUnwatched ? {...before, count} : {phase: 'synced', count});
		},
		changed(type, record) {
			if (type === 'upsert') {
				clusterStore.upsert(resource, record);
			} else {
				clusterStore.remove(resource, record);
			}

			input.stored();
		},
		failed(kind, problem, since) {
			const before = input.get();
			if (kind !== 'failing') {
				if (kind === 'absent') {
					// What a server no longer serves is gone.
					for (const record of [...clusterStore.records(resource)]) {
						clusterStore.remove(resource, record);
					}
				}

				input.set({phase: kind, problem});
			} else if (before.phase === 'synced') {
				input.set({...before, staleSince: before.staleSince ?? since, problem});
			} else if (before.phase === 'syncing') {
				input.set({...before, problem});
			}
		},
		unwatched(problem) {
			input.set({phase: 'synced', count, problem, isUnwatched: true});
		},
		recovered() {
			const before = input.get();
			if (before.phase === 'synced') {
				input.set({phase: 'synced', count: before.count});
			}
		},
	};
};
