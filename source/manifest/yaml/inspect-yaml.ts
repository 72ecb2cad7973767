import {type Document, isAlias, isMap, isScalar, isSeq, type Node} from 'yaml';

/** What kubectl's parser does not read although the text is YAML: where, and why. */
export class Refused extends Error {
	readonly offset: number;

	constructor(offset: number, message: string) {
		super(message);
		this.offset = offset;
	}
}

/** A key that stands twice in its mapping, of which the last one counts; where that stands. */
export type Duplicate = {readonly key: string; readonly offset: number};

/** Values that reading takes, and those of them that aliases stand for. */
type Size = {readonly all: number; readonly aliased: number};

const startOf = (node: unknown) => (node as Node | null)?.range?.[0] ?? 0;

/** How much of a document may come from aliases: go-yaml v2's bounds (decode.go). */
const allowedRatio = (all: number) =>
	all <= 400_000 ? 0.99 : all >= 4_000_000 ? 0.1 : 0.99 - (0.89 * (all - 400_000)) / 3_600_000;

/**
 * Looks through a parsed document as go-yaml v2 does. Returns the keys that stand twice. Throws Refused where a key is
 * no word, an alias has no anchor before it, or aliases grow without measure.
 */
export const inspectYaml = ({contents}: Document): readonly Duplicate[] => {
	const anchors = new Map<string, Size>();
	const duplicates: Duplicate[] = [];

	const sizeOf = (node: unknown): Size => {
		if (isAlias(node)) {
			const target = anchors.get(node.source);
			if (target === undefined) {
				throw new Refused(startOf(node), `Alias *${node.source} has no anchor that is complete before it`);
			}

			return {all: target.all + 1, aliased: target.all};
		}

		let all = 1;
		let aliased = 0;
		const add = (size: Size) => {
			all += size.all;
			aliased += size.aliased;
		};
		if (isMap(node)) {
			const seen = new Set<unknown>();
			for (const {key, value} of node.items) {
				if (isMap(key) || isSeq(key) || (isScalar(key) && key.value === null)) {
					throw new Refused(startOf(key), key.range?.[0] === undefined ? 'A key is missing' : 'A key has to be a word');
				}

				const name = isScalar(key) ? String(key.value) : undefined;
				if (name !== undefined && name !== '<<' && seen.has(name)) {
					duplicates.push({key: name, offset: startOf(key)});
				}

				seen.add(name);
				add(sizeOf(key));
				add(sizeOf(value));
			}
		} else if (isSeq(node)) {
			for (const item of node.items) {
				add(sizeOf(item));
			}
		}

		const {anchor} = (node ?? {}) as {readonly anchor?: string};
		if (anchor !== undefined) {
			anchors.set(anchor, {all, aliased});
		}

		return {all, aliased};
	};

	const {all, aliased} = sizeOf(contents);
	if (aliased > 100 && all > 1000 && aliased / all > allowedRatio(all)) {
		throw new Refused(0, `Aliases grow to ${all.toLocaleString('en')} values`);
	}

	return duplicates;
};
