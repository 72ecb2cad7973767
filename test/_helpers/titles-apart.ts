import {expect} from 'vitest';
import type {TraceVerdict} from '../../source/probes/trace/verdicts/trace-facts.ts';
import {longestCause} from '../../source/rules/lib/cause-text.ts';

/** Cells that the narrowest row shows of a verdict. */
const narrow = 29;

/**
 * Looks at verdicts one after the other: each title fits into a row, and its beginning is not that of a verdict of another
 * code. Returns what was given.
 */
export const createTitleCheck = () => {
	const codes = new Map<string, string>();
	return <Verdict extends Pick<TraceVerdict, 'code' | 'title'>>(verdict: Verdict): Verdict => {
		const {code, title} = verdict;
		expect(title.length, title).toBeLessThanOrEqual(longestCause);
		const beginning = title.slice(0, narrow);
		expect({beginning, code}).toEqual({beginning, code: codes.get(beginning) ?? code});
		codes.set(beginning, code);
		return verdict;
	};
};
