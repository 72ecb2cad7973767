import type {Pod} from '../../model/objects.ts';

/** Whether labels of that key are made anew with each release, or by a controller: they tell no two workloads apart for long. */
export const isOfRelease = (key: string) =>
	/hash|version|chart|revision|controller-uid|job-name|^batch\.kubernetes\.io|statefulset\.kubernetes\.io|apps\.kubernetes\.io/.test(
		key,
	);

/** A label that all of the serving pods have, and none of the others. */
export const distinguishingLabel = (serving: readonly Pod[], others: readonly Pod[]) =>
	Object.entries(serving[0]!.labels)
		.filter(([key]) => !isOfRelease(key))
		.sort()
		.find(
			([key, value]) =>
				serving.every(({labels}) => labels[key] === value) && others.every(({labels}) => labels[key] !== value),
		);
