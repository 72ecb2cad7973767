import type {Labels} from '../objects.ts';
import {selects} from '../pods/pods.ts';

type Group<T> = {readonly labels: Labels; readonly members: Map<string, T>};

/**
 * Things found by their labels. Those with the same labels (the pods of one ReplicaSet) form a group, and a selector is
 * compared with each group once.
 */
export type LabelIndex<T> = {
	set(name: string, labels: Labels, value: T): void;
	remove(name: string): void;
	/** All that the selector matches, in no order. */
	select(selector: Labels): readonly T[];
	/** The different sets of labels there are; the same array until one comes or goes. */
	labelSets(): readonly Labels[];
};

/** One text for equal labels, whatever their order. */
const signatures = new WeakMap<Labels, string>();

const signatureOf = (labels: Labels) => {
	const known = signatures.get(labels);
	if (known !== undefined) {
		return known;
	}

	const made = Object.keys(labels)
		.sort()
		.map(key => `${key}=${labels[key]}`)
		.join(',');
	signatures.set(labels, made);
	return made;
};

/** An empty index. */
export const createLabelIndex = <T>(): LabelIndex<T> => {
	const groups = new Map<string, Group<T>>();
	const groupOf = new Map<string, string>();
	/** Groups by each of their `key=value` pairs. */
	const byPair = new Map<string, Set<Group<T>>>();
	let labelSets: readonly Labels[] | undefined = [];

	const leave = (name: string) => {
		const signature = groupOf.get(name);
		const group = signature === undefined ? undefined : groups.get(signature);
		if (signature === undefined || group === undefined) {
			return;
		}

		groupOf.delete(name);
		group.members.delete(name);
		if (group.members.size > 0) {
			return;
		}

		groups.delete(signature);
		labelSets = undefined;
		for (const key in group.labels) {
			const pair = `${key}=${group.labels[key]}`;
			const holders = byPair.get(pair);
			holders?.delete(group);
			if (holders?.size === 0) {
				byPair.delete(pair);
			}
		}
	};

	return {
		set(name, labels, value) {
			const signature = signatureOf(labels);
			if (groupOf.get(name) !== signature) {
				leave(name);
			}

			let group = groups.get(signature);
			if (group === undefined) {
				group = {labels, members: new Map()};
				groups.set(signature, group);
				labelSets = undefined;
				for (const key in labels) {
					const pair = `${key}=${labels[key]}`;
					const holders = byPair.get(pair) ?? new Set();
					holders.add(group);
					byPair.set(pair, holders);
				}
			}

			groupOf.set(name, signature);
			group.members.set(name, value);
		},
		remove: leave,
		labelSets() {
			labelSets ??= [...groups.values()].map(({labels}) => labels);
			return labelSets;
		},
		select(selector) {
			let fewest: ReadonlySet<Group<T>> | undefined;
			for (const key in selector) {
				const holders = byPair.get(`${key}=${selector[key]}`);
				if (holders === undefined) {
					return [];
				}

				if (fewest === undefined || holders.size < fewest.size) {
					fewest = holders;
				}
			}

			const matched: T[] = [];
			for (const group of fewest ?? []) {
				if (selects(selector, group.labels)) {
					matched.push(...group.members.values());
				}
			}

			return matched;
		},
	};
};
