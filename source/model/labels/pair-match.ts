import type {Labels} from '../objects.ts';
import {keySimilarity, valueSimilarity} from './similarity.ts';

/** One pair of a selector, held against the labels of a candidate. */
export type PairMatch = {
	readonly key: string;
	readonly wanted: string;
	/** 1 where the labels have the pair. */
	readonly similarity: number;
	readonly weight: number;
	/** The label that resembles it most; undefined where none does. */
	readonly found: {readonly key: string; readonly value: string} | undefined;
	/** It names a release, and is expected to go stale. */
	readonly isRelease: boolean;
	/** The label found is what another pair of the selector matches already. */
	readonly isConsumed: boolean;
	/** Whether the pair should go rather than change. */
	readonly isDropped: boolean;
};

/** Keys whose value is another one after the next release. */
const releaseKeys: ReadonlySet<string> = new Set([
	'version',
	'app.kubernetes.io/version',
	'helm.sh/chart',
	'chart',
	'pod-template-hash',
	'controller-revision-hash',
	'rollouts-pod-template-hash',
]);

/** Whether labels of that key are expected to be others after the next release. */
export const isReleaseKey = (key: string) => releaseKeys.has(key);

/** Keys whose value many things share. */
const genericKeys: ReadonlySet<string> = new Set([
	'app.kubernetes.io/managed-by',
	'app.kubernetes.io/part-of',
	'app.kubernetes.io/instance',
	'release',
	'heritage',
	'env',
	'environment',
	'tier',
	'team',
]);

const weightOf = (key: string) => (releaseKeys.has(key) ? 0.1 : genericKeys.has(key) ? 0.3 : 1);

type Found = {readonly key: string; readonly similarity: number};

/**
 * Compares a selector with the labels of many candidates; every distinct value is compared once.
 */
export const pairMatcher = (selector: Labels) => {
	const wanted = Object.entries(selector).map(([key, value]) => ({
		key,
		value,
		weight: weightOf(key),
		isRelease: releaseKeys.has(key),
		similarities: new Map<string, number>(),
	}));

	/** The label of another key that holds the value; one that no other pair matches is preferred. */
	const sameValue = (key: string, value: string, labels: Labels): Found | undefined => {
		let best: Found | undefined;
		let isBestConsumed = false;
		for (const other in labels) {
			if (other === key || labels[other] !== value) {
				continue;
			}

			const similarity = keySimilarity(key, other);
			const isConsumed = selector[other] === value;
			const isBetter =
				best === undefined ||
				(isConsumed === isBestConsumed
					? similarity > best.similarity || (similarity === best.similarity && other < best.key)
					: isBestConsumed);
			if (isBetter) {
				best = {key: other, similarity};
				isBestConsumed = isConsumed;
			}
		}

		return best;
	};

	const similarityOf = ({key, value, similarities}: (typeof wanted)[number], labels: Labels) => {
		const actual = labels[key];
		if (actual === undefined) {
			return 0;
		}

		let similarity = similarities.get(actual);
		if (similarity === undefined) {
			similarity = valueSimilarity(value, actual);
			similarities.set(actual, similarity);
		}

		return similarity;
	};

	const movedFrom = ({key, value}: (typeof wanted)[number], labels: Labels, similarity: number) => {
		const moved = similarity < 1 ? sameValue(key, value, labels) : undefined;
		return moved !== undefined && moved.similarity > similarity ? moved : undefined;
	};

	return {
		/** How near labels come: the mean of the pairs, by their weight. Cheaper than the pairs themselves. */
		scoreOf(labels: Labels): number {
			let sum = 0;
			let weights = 0;
			for (const pair of wanted) {
				const similarity = similarityOf(pair, labels);
				sum += (movedFrom(pair, labels, similarity)?.similarity ?? similarity) * pair.weight;
				weights += pair.weight;
			}

			return sum / weights;
		},

		pairsOf: (labels: Labels): readonly PairMatch[] =>
			wanted.map(pair => {
				const {key, value, weight, isRelease} = pair;
				const similarity = similarityOf(pair, labels);
				const moved = movedFrom(pair, labels, similarity);
				const isConsumed = moved !== undefined && selector[moved.key] === value;
				return {
					key,
					wanted: value,
					weight,
					isRelease,
					similarity: moved?.similarity ?? similarity,
					found: moved ? {key: moved.key, value} : similarity > 0 ? {key, value: labels[key]!} : undefined,
					isConsumed,
					isDropped: isRelease || isConsumed,
				};
			}),
	};
};
