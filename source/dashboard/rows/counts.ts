import {rowSeverity} from '../../rules/diagnosis.ts';
import type {Row} from './row.ts';

/** How many Services there are of each kind; the sum is all of them. Info counts as quiet. */
export type Counts = {
	readonly error: number;
	readonly warning: number;
	readonly quiet: number;
	readonly unknown: number;
};

export const noCounts: Counts = {error: 0, warning: 0, quiet: 0, unknown: 0};

const kindOf = ({diagnosis}: Row): keyof Counts => {
	const severity = rowSeverity(diagnosis);
	return severity === 'info' ? 'quiet' : severity;
};

/** The counts after a row has taken the place of another; either may be missing. */
export const recounted = (counts: Counts, before: Row | undefined, after: Row | undefined): Counts => {
	const [gone, come] = [before && kindOf(before), after && kindOf(after)];
	if (gone === come) {
		return counts;
	}

	return {
		...counts,
		...(gone && {[gone]: counts[gone] - 1}),
		...(come && {[come]: counts[come] + 1}),
	};
};
