import type {Pod} from '../model/objects.ts';

/** Labels that are made anew with each release tell no two workloads apart for long. */
const isOfRelease = (key: string) =>
	/hash|version|chart|revision|statefulset\.kubernetes\.io|apps\.kubernetes\.io/.test(key);

/** A label that all of the serving pods have, and none of the others. */
export const tellingLabel = (serving: readonly Pod[], others: readonly Pod[]) =>
	Object.entries(serving[0]!.labels)
		.filter(([key]) => !isOfRelease(key))
		.sort()
		.find(
			([key, value]) =>
				serving.every(({labels}) => labels[key] === value) && others.every(({labels}) => labels[key] !== value),
		);
