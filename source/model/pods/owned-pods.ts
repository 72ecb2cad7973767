import type {Pod} from '../objects.ts';
import {topOwner} from './pods.ts';

/** The pods of one owner that are not over. */
export type OwnedPods = {
	readonly key: string;
	readonly owner: {readonly kind: string; readonly name: string};
	readonly pods: readonly [Pod, ...Pod[]];
};

/** One text for a kind and a name. */
export const ownerKey = ({kind, name}: OwnedPods['owner']) => `${kind}/${name}`;

export const isOver = ({phase}: Pod) => phase === 'Succeeded' || phase === 'Failed';

/** Live pods by the name of their controller; a bare pod stands alone. Cheaper than asking each for its workload. */
const podsByController = (pods: readonly Pod[]): ReadonlyArray<[Pod, ...Pod[]]> => {
	const groups = new Map<string, [Pod, ...Pod[]]>();
	const others: Array<[Pod, ...Pod[]]> = [];
	for (const pod of pods) {
		if (isOver(pod)) {
			continue;
		}

		const group = pod.owner && groups.get(pod.owner.name);
		if (group && group[0].owner?.kind === pod.owner?.kind) {
			group.push(pod);
		} else if (pod.owner && !group) {
			groups.set(pod.owner.name, [pod]);
		} else {
			others.push([pod]);
		}
	}

	return [...groups.values(), ...others];
};

/** Live pods by their owners' keys. */
export const podsByOwner = (pods: readonly Pod[]): ReadonlyMap<string, OwnedPods> => {
	const owners = new Map<string, {key: string; owner: OwnedPods['owner']; pods: [Pod, ...Pod[]]}>();
	for (const group of podsByController(pods)) {
		const owner = topOwner(group[0]);
		const key = ownerKey(owner);
		const other = owners.get(key);
		if (other) {
			other.pods.push(...group);
		} else {
			owners.set(key, {key, owner, pods: group});
		}
	}

	return owners;
};
