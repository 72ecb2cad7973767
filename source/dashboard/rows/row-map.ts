import type {Row} from './row.ts';

/** The rows of all Services by their keys, in no order. */
export type Entries = Pick<ReadonlyMap<string, Row>, 'get' | 'has' | 'size'> & {
	values(): Iterable<Row>;
};

/** Parts that a change copies one by one: a batch of a few rows is not to copy thousands, ten times a second. */
const parts = 128;

const partOf = (key: string) => {
	let hash = 0;
	for (let index = 0; index < key.length; index++) {
		hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
	}

	return (hash >>> 0) % parts;
};

type Part = ReadonlyMap<string, Row>;

const entriesOf = (maps: readonly Part[], size: number): Entries & {readonly maps: readonly Part[]} => ({
	maps,
	size,
	get: key => maps[partOf(key)]!.get(key),
	has: key => maps[partOf(key)]!.has(key),
	*values() {
		for (const map of maps) {
			yield* map.values();
		}
	},
});

const none: Part = new Map();

export const noEntries: Entries = entriesOf(Array<Part>(parts).fill(none), 0);

/** Entries that are changed before they are anyone's: `entries` gives them as they are then. */
export const toMutable = (before: Entries) => {
	const {maps: known} = before as ReturnType<typeof entriesOf>;
	const maps = known.slice();
	let {size} = before;
	const own = (key: string): Map<string, Row> => {
		const part = partOf(key);
		if (maps[part] === known[part]) {
			maps[part] = new Map(known[part]);
		}

		return maps[part] as Map<string, Row>;
	};

	return {
		get: (key: string) => maps[partOf(key)]!.get(key),
		set(key: string, row: Row) {
			const map = own(key);
			size += map.has(key) ? 0 : 1;
			map.set(key, row);
		},
		/** Returns whether there was one. */
		delete(key: string) {
			const isThere = maps[partOf(key)]!.has(key) && own(key).delete(key);
			size -= isThere ? 1 : 0;
			return isThere;
		},
		entries: () => entriesOf(maps, size),
	};
};
