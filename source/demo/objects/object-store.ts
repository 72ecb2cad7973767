import {uidOf} from './identifier.ts';
import type {KubernetesObject} from './kubernetes-object.ts';
import type {Plural} from './served-resources.ts';
import {timestampOf} from './timestamp.ts';

export type Change = {
	readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
	readonly plural: Plural;
	readonly version: number;
	readonly object: KubernetesObject;
	/** What it was before; undefined for a new object. */
	readonly previous: KubernetesObject | undefined;
};

export type ObjectStore = {
	/** The version of the last change, counted over all resources as etcd does. */
	readonly version: () => number;
	/** Ordered by namespace and name, as etcd's keys are. */
	readonly list: <T extends KubernetesObject>(plural: Plural, namespace?: string) => readonly T[];
	readonly get: <T extends KubernetesObject>(plural: Plural, namespace: string, name: string) => T | undefined;
	/** undefined where the name is taken. */
	readonly create: <T extends KubernetesObject>(plural: Plural, object: T) => T | undefined;
	/** Replaces the object of that name; one that is equal changes nothing. undefined where there is none. */
	readonly update: <T extends KubernetesObject>(plural: Plural, object: T) => T | undefined;
	readonly delete: (plural: Plural, namespace: string, name: string) => KubernetesObject | undefined;
	/** Changes of a resource after a version, oldest first; undefined where they are no longer all known. */
	readonly since: (plural: Plural, version: number) => readonly Change[] | undefined;
	/** Drops the history, as etcd's compaction does: every watch from an older version is expired. */
	readonly compact: () => void;
	readonly subscribe: (listener: (change: Change) => void) => () => void;
};

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

const withoutVersion = (object: KubernetesObject) =>
	JSON.stringify({...object, metadata: {...object.metadata, resourceVersion: undefined}});

/** Objects by resource, with a version counter and the last `historyLimit` changes. `now` gives Unix milliseconds. */
export const createObjectStore = ({
	now,
	historyLimit = 5000,
}: {
	readonly now: () => number;
	readonly historyLimit?: number;
}): ObjectStore => {
	const tables = new Map<Plural, Map<string, KubernetesObject>>();
	const listeners = new Set<(change: Change) => void>();
	let history: Change[] = [];
	// Versions up to this one are known only as a whole.
	let compacted = 1;
	let version = 1;

	const tableOf = (plural: Plural) => {
		const table = tables.get(plural) ?? new Map<string, KubernetesObject>();
		tables.set(plural, table);

		return table;
	};

	const record = (type: Change['type'], plural: Plural, object: KubernetesObject, previous?: KubernetesObject) => {
		version++;
		const stamped = {...object, metadata: {...object.metadata, resourceVersion: String(version)}};
		const table = tableOf(plural);
		const key = keyOf(stamped.metadata.namespace ?? '', stamped.metadata.name);
		if (type === 'DELETED') {
			table.delete(key);
		} else {
			table.set(key, stamped);
		}

		const change: Change = {type, plural, version, object: stamped, previous};
		history.push(change);
		// Cut in halves, so that a long history is not copied at each change.
		if (history.length > historyLimit * 2) {
			history = history.slice(-historyLimit);
			compacted = history[0]!.version - 1;
		}

		for (const listener of [...listeners]) {
			listener(change);
		}

		return stamped;
	};

	return {
		version: () => version,
		list: <T extends KubernetesObject>(plural: Plural, namespace?: string) =>
			[...tableOf(plural)]
				.filter(([, object]) => namespace === undefined || object.metadata.namespace === namespace)
				.sort(([left], [right]) => (left < right ? -1 : 1))
				.map(([, object]) => object as T),
		get: <T extends KubernetesObject>(plural: Plural, namespace: string, name: string) =>
			tableOf(plural).get(keyOf(namespace, name)) as T | undefined,
		create<T extends KubernetesObject>(plural: Plural, object: T) {
			const {namespace = '', name} = object.metadata;
			if (tableOf(plural).has(keyOf(namespace, name))) {
				return;
			}

			const metadata = {
				creationTimestamp: timestampOf(now()),
				uid: uidOf(`${plural}/${namespace}/${name}/${version}`),
				...object.metadata,
			};

			return record('ADDED', plural, {...object, metadata}) as T;
		},
		update<T extends KubernetesObject>(plural: Plural, object: T) {
			const previous = tableOf(plural).get(keyOf(object.metadata.namespace ?? '', object.metadata.name));
			if (!previous) {
				return;
			}

			return (
				withoutVersion(previous) === withoutVersion(object) ? previous : record('MODIFIED', plural, object, previous)
			) as T;
		},
		delete(plural, namespace, name) {
			const previous = tableOf(plural).get(keyOf(namespace, name));

			return previous && record('DELETED', plural, previous, previous);
		},
		since: (plural, after) =>
			after < compacted ? undefined : history.filter(change => change.plural === plural && change.version > after),
		compact() {
			history = [];
			compacted = version;
		},
		subscribe(listener) {
			listeners.add(listener);

			return () => listeners.delete(listener);
		},
	};
};
