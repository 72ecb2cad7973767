import type {Collection} from '../../manifest/collection.ts';
import {UsageError} from '../usage-error.ts';

/** Throws a UsageError where two sets define the same object. */
const refuseDoubles = (collections: readonly Collection[]) => {
	const files = new Map<string, string>();
	for (const {origins} of collections) {
		for (const [key, {document}] of origins) {
			const other = files.get(key);
			if (other !== undefined) {
				throw new UsageError(
					`${key} is in ${other} and in ${document.file}, which are not for one cluster. Name one of them.`,
				);
			}
		}

		for (const [key, {document}] of origins) {
			files.set(key, document.file);
		}
	}
};

/**
 * All that was read as one set of manifests, as they are applied to one cluster. Throws a UsageError where several sets
 * define the same object: those of several overlays are meant for several clusters.
 */
export const oneCollection = (collections: readonly Collection[]): Collection => {
	refuseDoubles(collections);
	const all = <K extends 'services' | 'pods' | 'workloads' | 'others' | 'endpoints' | 'custom' | 'problems'>(key: K) =>
		collections.flatMap(
			collection => collection[key] as ReadonlyArray<Collection[K][number]>,
		) as Collection[K][number][];
	return {
		...collections[0]!,
		services: all('services'),
		pods: all('pods'),
		workloads: all('workloads'),
		others: all('others'),
		endpoints: all('endpoints'),
		custom: all('custom'),
		problems: all('problems'),
		origins: new Map(collections.flatMap(({origins}) => [...origins])),
	};
};
