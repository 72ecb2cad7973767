import path from 'node:path';
import type {ManifestFile, Problem, Source} from './files.ts';
import {type Builder, build} from './kustomize/build.ts';
import {isKustomization, type Kustomization, readKustomization} from './kustomize/kustomization.ts';

/** Files whose objects are meant for one cluster, and diagnosed together. */
export type Group = ReadonlyArray<Source | Problem>;

export type Groups = {
	readonly groups: readonly Group[];
	/** Files that were left out, and why: a sentence each. */
	readonly notes: readonly string[];
};

/** Builds that run at once. */
const mostBuilds = 4;

const shortest = 240;

const cut = (reason: string) => (reason.length > shortest ? `${reason.slice(0, shortest)}…` : reason);

/** The files that a kustomization takes, by way of others too, without what only changes them. */
const takenBy = (root: Kustomization, all: ReadonlyMap<string, Kustomization>): ReadonlySet<string> => {
	const taken = new Set<string>();
	const open = [root];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const resource of next.resources.filter(each => !taken.has(each))) {
			taken.add(resource);
			const inner = all.get(resource);
			if (inner !== undefined) {
				open.push(inner);
			}
		}
	}

	return taken;
};

const sourceOf = (file: ManifestFile): Source => ({name: file.name, isNamed: true, read: () => file});

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/**
 * Sorts sources into groups. A kustomization is a group of its own, built where there is a `builder`; one that another
 * takes is a part of that one. Without a builder its files are read as they are, and its patches are left out. `onBuild`
 * hears how many are built.
 */
export const groupsOf = async (
	sources: ReadonlyArray<Source | Problem>,
	builder: Builder | undefined,
	onBuild: (done: number, all: number) => void,
): Promise<Groups> => {
	const read = sources.flatMap(source =>
		'problem' in source || !isKustomization(source.name) ? [] : (readKustomization(source.name) ?? []),
	);
	if (read.length === 0) {
		return {groups: [sources], notes: []};
	}

	const all = new Map(read.map(each => [each.folder, each]));
	const within = new Set(read.flatMap(({folder, resources}) => resources.filter(each => each !== folder)));
	const roots = read.filter(({folder, isComponent}) => !isComponent && !within.has(folder));
	const named = new Set(read.flatMap(({resources, others}) => [...resources, ...others]));
	// What lies beside a kustomization and is not named there is applied by itself, if at all.
	const isOwned = ({name}: Source) => isKustomization(name) || named.has(path.resolve(name));
	const unowned = sources.filter(
		source => 'problem' in source || (source.isNamed && !isKustomization(source.name)) || !isOwned(source),
	);
	const notes: string[] = [];

	/** What is read of a kustomization that is not built. */
	const asItIs = (root: Kustomization): Group => {
		const taken = takenBy(root, all);
		return sources.filter(source => !('problem' in source) && taken.has(path.resolve(source.name)));
	};

	const built = async (root: Kustomization): Promise<Group> => {
		const folder = path.dirname(root.name);
		const place = {file: root.name, line: 1, column: 1};
		if (builder === undefined) {
			return [{problem: `${root.name}: not built.`, place, isExpected: true}, ...asItIs(root)];
		}

		const made = await build(builder, folder);
		if ('text' in made) {
			return [sourceOf({name: root.name, text: made.text, isNamed: true})];
		}

		const problem = `${root.name}: ${builder.name} fails (${cut(made.reason)}). Its files are read as they are, without patches.`;
		return [{problem, place}, ...asItIs(root)];
	};

	const groups: Group[] = [];
	for (let index = 0; index < roots.length; index += mostBuilds) {
		groups.push(...(await Promise.all(roots.slice(index, index + mostBuilds).map(built))));
		onBuild(Math.min(index + mostBuilds, roots.length), roots.length);
	}

	const patches = read.reduce((sum, {others}) => sum + others.length, 0);
	if (builder === undefined) {
		notes.push(
			`Neither kustomize nor kubectl is installed: ${plural(roots.length, 'kustomization')} read without ${plural(patches, 'patch file')}.`,
		);
	}

	return {groups: [...groups, ...(unowned.length > 0 ? [unowned] : [])], notes};
};
