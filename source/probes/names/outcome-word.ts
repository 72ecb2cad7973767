import type {ProbeOutcome} from '../probe-outcome.ts';

const words: Partial<Record<ProbeOutcome, string>> = {
	ok: 'NOERROR',
	nxdomain: 'NXDOMAIN',
	nodata: 'NODATA (no A/AAAA record)',
	servfail: 'SERVFAIL',
	refused: 'REFUSED',
	'conn-refused': 'connection refused',
	'dns-timeout': 'DNS timeout',
};

/** A resolver's own word for how a lookup ended; the outcome itself where it has none. */
export const outcomeWord = (outcome: ProbeOutcome): string => words[outcome] ?? outcome;

/** The word for a lookup that failed; undefined where the tool does not say how. */
export const failureWord = (outcome: ProbeOutcome): string | undefined => words[outcome];
