/** Records of one resource of the whole cluster, in the order in which they came. */
export type RecordList<T> = ReturnType<typeof createRecordList<T>>;

/** No records yet. */
export const createRecordList = <T>() => {
	const byKey = new Map<string, T>();
	let all: readonly T[] | undefined;

	return {
		get: (key: string): T | undefined => byKey.get(key),

		/** As one list, which stays the same object until one of them changes. */
		all(): readonly T[] {
			all ??= [...byKey.values()];
			return all;
		},

		set(key: string, next: T | undefined) {
			if (next === undefined) {
				byKey.delete(key);
			} else {
				byKey.set(key, next);
			}

			all = undefined;
		},
	};
};
