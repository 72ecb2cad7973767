import type {Pod} from '../objects.ts';
import {isEligible} from './pods.ts';

const known = new WeakMap<readonly Pod[], readonly Pod[]>();

/** Those of a Service's pods that can be behind it, by name. Many rules ask for them: they are looked for once. */
export const eligiblePods = ({pods}: {readonly pods: readonly Pod[]}): readonly Pod[] => {
	const found = known.get(pods) ?? pods.filter(isEligible).toSorted((a, b) => (a.name < b.name ? -1 : 1));
	known.set(pods, found);
	return found;
};
