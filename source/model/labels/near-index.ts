import type {Labels, Pod, Workload} from '../objects.ts';
import {type OwnedPods, ownerKey, podsByOwner} from '../pods/owned-pods.ts';
import {valueSimilarity} from './similarity.ts';

/** What a selector may have meant: pods with their owner, or a workload that has none. */
export type Member = OwnedPods | Workload;

const push = (members: Map<string, Member[]>, value: string, member: Member) => {
	const known = members.get(value);
	if (known === undefined) {
		members.set(value, [member]);
	} else if (known.at(-1) !== member) {
		known.push(member);
	}
};

const createNearIndex = (pods: readonly Pod[], workloads: readonly Workload[]) => {
	const byValue = new Map<string, Member[]>();
	const byKey = new Map<string, Map<string, Member[]>>();
	const add = (member: Member, labels: Labels) => {
		for (const key in labels) {
			const value = labels[key]!;
			let ofKey = byKey.get(key);
			if (ofKey === undefined) {
				ofKey = new Map();
				byKey.set(key, ofKey);
			}

			push(ofKey, value, member);
			push(byValue, value, member);
		}
	};

	const owners = podsByOwner(pods);
	for (const owned of owners.values()) {
		for (const labels of new Set(owned.pods.map(pod => pod.labels))) {
			add(owned, labels);
		}
	}

	for (const workload of workloads) {
		if (!owners.has(ownerKey(workload))) {
			add(workload, workload.podLabels);
		}
	}

	/** All that have a value of the selector under any key, or one that resembles it under the same. */
	return (selector: Labels): ReadonlySet<Member> => {
		const found = new Set<Member>();
		for (const key in selector) {
			const value = selector[key]!;
			for (const member of byValue.get(value) ?? []) {
				found.add(member);
			}

			for (const [present, members] of byKey.get(key) ?? []) {
				if (valueSimilarity(value, present) > 0) {
					for (const member of members) {
						found.add(member);
					}
				}
			}
		}

		return found;
	};
};

type Known = {readonly workloads: readonly Workload[]; readonly index: ReturnType<typeof createNearIndex>};

const indexes = new WeakMap<readonly Pod[], Known>();

/** An index of who shares anything with a selector: made once for the same lists, as many Services ask of them. */
export const nearIndex = (pods: readonly Pod[], workloads: readonly Workload[]): Known['index'] => {
	const known = indexes.get(pods);
	if (known?.workloads === workloads) {
		return known.index;
	}

	const index = createNearIndex(pods, workloads);
	indexes.set(pods, {workloads, index});
	return index;
};
