import type {Finding} from './finding.ts';
import {withRemark} from './lib/cause-text.ts';

const isTimeless = ({errorFrom, visibleAfter, downgrade}: Finding) =>
	errorFrom === undefined && visibleAfter === undefined && downgrade === undefined;

/** With its severity now, and what lowers it while that lasts. */
const withCurrentSeverity = ({downgrade, ...finding}: Finding, now: number): Finding => {
	const {severity, errorFrom, cause, evidence} = finding;
	if (errorFrom !== undefined && errorFrom * 1000 <= now) {
		return {...finding, severity: 'error'};
	}

	return downgrade === undefined || severity === 'error'
		? finding
		: {...finding, cause: withRemark(cause, `; ${downgrade.cause}`), evidence: [...evidence, ...downgrade.evidence]};
};

/**
 * What of these findings is told at a moment (Unix milliseconds): a wait that is in order so far is not, and one that
 * has become a fault is an error. What would be folded under a finding that is not told stands for itself.
 */
export const findingsAt = (findings: readonly Finding[], now: number): readonly Finding[] => {
	if (findings.every(isTimeless)) {
		return findings;
	}

	const visible = findings.filter(({visibleAfter = 0}) => visibleAfter * 1000 <= now);
	const codes = new Set(visible.map(({code}) => code));
	return visible.map(({foldedUnder, ...finding}) => ({
		...withCurrentSeverity(finding, now),
		...(foldedUnder !== undefined && codes.has(foldedUnder) && {foldedUnder}),
	}));
};

/** The moments (Unix milliseconds) after `now` at which something else is to be told. */
export const nextChanges = (findings: readonly Finding[], now: number): readonly number[] =>
	findings
		.flatMap(({errorFrom = 0, visibleAfter = 0}) => [errorFrom * 1000, visibleAfter * 1000])
		.filter(moment => moment > now);
