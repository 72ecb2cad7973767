import {matchesSelector} from '../labels/matches-selector.ts';
import {pairMatcher} from '../labels/pair-match.ts';
import type {Labels} from '../objects.ts';
import type {NetworkPolicy} from './networking-objects.ts';

/** From here on one value is meant for the other: a case, a separator, a letter or a part of the name. */
const near = 0.8;

/** The policies of a namespace that select none of these labels. */
export const selectingNobody = (policies: Iterable<NetworkPolicy>, neighbours: readonly Labels[]) =>
	[...policies].filter(({podSelector}) => !neighbours.some(labels => matchesSelector(podSelector, labels)));

/** Whether a policy that selects no pods is a close match of these labels: every pair resembles one of them. */
export const isMeantFor = ({podSelector}: NetworkPolicy, labels: Labels) => {
	const pairs = pairMatcher(podSelector.matchLabels).pairsOf(labels);
	return pairs.length > 0 && pairs.every(({similarity}) => similarity >= near);
};
