import type {Finding} from './finding.ts';

/**
 * What of these findings is told at a moment (Unix milliseconds): a wait that is in order so far is not, and one that
 * has become a fault is an error. What would be folded under a finding that is not told stands for itself.
 */
export const atTime = (findings: readonly Finding[], now: number): readonly Finding[] => {
	if (findings.every(({errorFrom, appearsAt}) => errorFrom === undefined && appearsAt === undefined)) {
		return findings;
	}

	const told = findings.filter(({appearsAt = 0}) => appearsAt * 1000 <= now);
	const codes = new Set(told.map(({code}) => code));
	return told.map(({foldedUnder, ...finding}) => ({
		...finding,
		...(foldedUnder !== undefined && codes.has(foldedUnder) && {foldedUnder}),
		...(finding.errorFrom !== undefined && finding.errorFrom * 1000 <= now && ({severity: 'error'} as const)),
	}));
};

/** The moments (Unix milliseconds) after `now` at which something else is to be told. */
export const turns = (findings: readonly Finding[], now: number): readonly number[] =>
	findings
		.flatMap(({errorFrom = 0, appearsAt = 0}) => [errorFrom * 1000, appearsAt * 1000])
		.filter(moment => moment > now);
