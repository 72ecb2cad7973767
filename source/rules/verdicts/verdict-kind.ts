import type {VerdictCode} from './trace-verdicts.ts';

/** What a trace's verdict says of the path: that it works, that it does not, or why that is unknown. */
export type VerdictKind = 'works' | 'fails' | 'unproven' | 'impossible';

/** Every other verdict is a failure. */
const kinds: Partial<Record<VerdictCode, VerdictKind>> = {
	ok: 'works',
	unproven: 'unproven',
	'probe-impossible': 'impossible',
};

export const verdictKind = (code: VerdictCode): VerdictKind => kinds[code] ?? 'fails';

/** Exit code of a command that ends in such a verdict: 0 it works, 1 it does not, 2 it could not be seen. */
export const exitCodes: Readonly<Record<VerdictKind, number>> = {works: 0, fails: 1, unproven: 2, impossible: 2};
