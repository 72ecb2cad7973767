import path from 'node:path';
import type {Collection} from './collection.ts';
import type {Source} from './files.ts';
import type {Group} from './groups.ts';

const partsOf = (name: string) => path.resolve(name).split(path.sep);

/** The folder that holds all of these files. */
const commonDepth = (names: readonly string[]) => {
	const [first = [], ...others] = names.map(partsOf);
	const index = first.findIndex((part, at) => others.some(other => other[at] !== part));
	return index === -1 ? first.length - 1 : index;
};

/**
 * Splits a group whose files define one object in different ways: what differs is not meant for one cluster. Every folder,
 * or file, of the first folder in which they part is a group of its own, all the others are one.
 */
const split = (group: Group, conflicts: Collection['conflicts']): readonly Group[] => {
	const names = [...new Set(conflicts.flat())];
	const depth = commonDepth(names);
	const headOf = (name: string) =>
		partsOf(name)
			.slice(0, depth + 1)
			.join(path.sep);
	const heads = new Set(names.map(headOf));
	// What could not be read may belong to any of them.
	const problems = group.filter(source => 'problem' in source);
	const sources = group.filter((source): source is Source => !('problem' in source));
	const parts = Map.groupBy(sources, source => {
		const head = headOf(source.name);
		return heads.has(head) ? head : '';
	});
	return [...parts.values()].map(part => [...problems, ...part]);
};

/** Collects a group, and where its files are in conflict each part of it. */
export const collectSeparately = (group: Group, collectGroup: (group: Group) => Collection): readonly Collection[] => {
	const collection = collectGroup(group);
	return collection.conflicts.length === 0
		? [collection]
		: split(group, collection.conflicts).flatMap(part => collectSeparately(part, collectGroup));
};
