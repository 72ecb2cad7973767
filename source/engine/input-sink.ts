import type {Sink} from '../kubernetes/watch/reflection.ts';
import {keyOf} from '../model/objects.ts';
import type {Records, Resource} from '../model/records.ts';
import type {World} from '../model/store/cluster-store.ts';
import type {Input} from '../model/sync-status.ts';

export type InputState = {
	get(): Input;
	set(next: Input): void;
	/** The world holds something new. */
	touched(): void;
};

/** Puts what a reflector sees of one resource into the world, and keeps how far the resource is known. */
export const createInputSink = <R extends Resource>(resource: R, world: World, input: InputState): Sink<Records[R]> => {
	/** Keys that a new list has not shown yet; undefined while nothing was held before it. */
	let unseen: Set<string> | undefined;
	let count = 0;

	return {
		listing() {
			const held = [...world.records(resource)].map(keyOf);
			unseen = held.length > 0 ? new Set(held) : undefined;
			count = 0;
		},
		listed(records) {
			for (const record of records) {
				world.upsert(resource, record);
				unseen?.delete(keyOf(record));
			}

			count += records.length;
			if (input.get().phase === 'syncing') {
				input.set({phase: 'syncing', count});
			} else {
				input.touched();
			}
		},
		synced() {
			for (const key of unseen ?? []) {
				const [namespace, name] = key.split('/') as [string, string];
				world.remove(resource, {namespace, name});
			}

			unseen = undefined;
			input.set({phase: 'synced', count});
		},
		changed(type, record) {
			if (type === 'upsert') {
				world.upsert(resource, record);
			} else {
				world.remove(resource, record);
			}

			input.touched();
		},
		failed(kind, problem) {
			const known = input.get();
			if (kind !== 'failing') {
				input.set({phase: kind, problem});
			} else if (known.phase === 'synced') {
				input.set({...known, staleSince: known.staleSince ?? Date.now(), problem});
			} else if (known.phase === 'syncing') {
				input.set({...known, problem});
			}
		},
		recovered() {
			const known = input.get();
			if (known.phase === 'synced') {
				input.set({phase: 'synced', count: known.count});
			}
		},
	};
};
