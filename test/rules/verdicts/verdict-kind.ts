import {expect, test} from 'vitest';
import {traceVerdicts} from '../../../source/rules/verdicts/trace-verdicts.ts';
import {exitCodes, verdictKind} from '../../../source/rules/verdicts/verdict-kind.ts';

test('one verdict alone is exit code 0, and what could not be seen is 2', () => {
	const codesOf = (exitCode: number) =>
		traceVerdicts.map(({code}) => code).filter(code => exitCodes[verdictKind(code)] === exitCode);
	expect(codesOf(0)).toStrictEqual(['ok']);
	expect(codesOf(2)).toStrictEqual(['unproven', 'probe-impossible']);
});
