/** Services, by namespace, that some kind of change concerns. */
export const createServiceSets = () => {
	const byNamespace = new Map<string, Set<string>>();

	const drop = (namespace: string, name: string) => {
		const names = byNamespace.get(namespace);
		if (names?.delete(name) && names.size === 0) {
			byNamespace.delete(namespace);
		}
	};

	return {
		/** Whether a Service is concerned from now on. */
		put({namespace, name}: {readonly namespace: string; readonly name: string}, isConcerned: boolean) {
			if (!isConcerned) {
				drop(namespace, name);
				return;
			}

			const names = byNamespace.get(namespace) ?? new Set();
			names.add(name);
			byNamespace.set(namespace, names);
		},

		/** The Service of this key is gone. */
		forget(key: string) {
			const slash = key.indexOf('/');
			drop(key.slice(0, slash), key.slice(slash + 1));
		},

		/** Names of those of a namespace. */
		of: (namespace: string): Iterable<string> => byNamespace.get(namespace) ?? [],

		/** Whether there are any in the namespace. */
		isEmpty: (namespace: string) => !byNamespace.has(namespace),

		/** All of them, by namespace. */
		all: (): Iterable<readonly [namespace: string, names: ReadonlySet<string>]> => byNamespace,
	};
};
