import {compareSeverity, type Finding} from '../finding.ts';
import {inOrder} from '../findings.ts';

/** What makes two findings of one Service the same one: their wording and the pod they name may change. */
const identityOf = ({code, port}: Finding) => `${code}:${port}`;

/** Whether a finding says more against the Service than the same one did before. */
const isHarsher = (finding: Finding, before: Finding) =>
	compareSeverity(finding.severity, before.severity) < 0 ||
	(before.foldedUnder !== undefined && finding.foldedUnder === undefined) ||
	(before.ignored !== undefined && finding.ignored === undefined);

/** As it stood, where it says more now; undefined where it only followed from another: alone it would accuse. */
const asBefore = (finding: Finding, before: Finding): Finding | undefined =>
	before.foldedUnder !== undefined && finding.foldedUnder === undefined ? undefined : before;

/**
 * What of `found` may be told: what stood already, and what has waited long enough (`isDue`). What is no longer found is not
 * told either. A finding that follows from another is told with that one, or by itself where it stood by itself before.
 * Returns `found` itself where all of it may be told.
 */
export const standingFindings = (
	found: readonly Finding[],
	settled: readonly Finding[],
	isDue: (finding: Finding) => boolean,
): readonly Finding[] => {
	const earlier = Map.groupBy(settled, identityOf);
	const taken = new Map<string, number>();
	const due = found.flatMap(finding => {
		const identity = identityOf(finding);
		const place = taken.get(identity) ?? 0;
		taken.set(identity, place + 1);
		const before = earlier.get(identity)?.[place];
		if (isDue(finding) || (before !== undefined && !isHarsher(finding, before))) {
			return [{finding, before}];
		}

		const earlierFinding = before && asBefore(finding, before);
		return earlierFinding ? [{finding: earlierFinding, before}] : [];
	});
	const codes = new Set(due.map(({finding}) => finding.code));
	const standing = due.flatMap(({finding, before}) => {
		if (finding.foldedUnder === undefined || codes.has(finding.foldedUnder)) {
			return [finding];
		}

		const {foldedUnder: _, ...alone} = finding;
		return before !== undefined && before.foldedUnder === undefined ? [alone] : [];
	});
	const isWhole = standing.length === found.length && standing.every(finding => found.includes(finding));
	return isWhole ? found : inOrder(standing);
};

/** Whether something that followed from what stood is still found to follow from something: only the reason has changed. */
export const isOutageSame = (found: readonly Finding[], settled: readonly Finding[]): boolean => {
	const followed = new Set(settled.filter(each => each.foldedUnder !== undefined).map(identityOf));
	return found.some(finding => finding.foldedUnder !== undefined && followed.has(identityOf(finding)));
};
