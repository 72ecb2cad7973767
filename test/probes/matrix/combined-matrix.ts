import {expect, test} from 'vitest';
import {combinedMatrix, type PortMatrix} from '../../../source/probes/matrix/combined-matrix.ts';
import {service, servicePort} from '../../_helpers/objects.ts';

const works = {answer: 'works', sentence: 'Every source pod reaches every endpoint.'} as const;
const fails = {answer: 'fails', sentence: 'No source pod reaches any endpoint: connection refused.'} as const;
const unknown = {answer: 'impossible', sentence: 'No endpoint is ready on port 82: there is none to ask.'} as const;

/** Ports 80, 81, … of a Service, and what each came to; `others` are ports that nobody asked. */
const asked = (verdicts: ReadonlyArray<PortMatrix['verdict']>, others = 0) => {
	const ports = Array.from({length: verdicts.length + others}, (_, index) => servicePort({port: 80 + index}));
	return [service({ports}), verdicts.map((verdict, index) => ({label: String(80 + index), verdict}))] as const;
};

test('the only port is the whole of it', () => {
	expect(combinedMatrix(...asked([works]))).toBe(works);
});

test('of several, what is the same is told together, the worst first', () => {
	expect(combinedMatrix(...asked([works, works]))).toStrictEqual({
		answer: 'works',
		sentence: 'All 2 ports: Every source pod reaches every endpoint.',
	});
	expect(combinedMatrix(...asked([works, fails, works, unknown]))).toStrictEqual({
		answer: 'fails',
		sentence:
			'Port 81: No source pod reaches any endpoint: connection refused. Port 83: No endpoint is ready on port 82: there is none to ask. Ports 80, 82: Every source pod reaches every endpoint.',
	});
});

test('what was not asked is never said to work', () => {
	expect(combinedMatrix(...asked([works, unknown])).answer).toBe('impossible');
	expect(combinedMatrix(...asked([works], 2))).toStrictEqual({
		answer: 'works',
		sentence: 'Port 80: Every source pod reaches every endpoint. 2 other ports were not asked.',
	});
});
