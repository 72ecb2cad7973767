import {expect, test} from 'vitest';
import {explain} from '../../source/cli/explain.ts';
import {explained} from '../../source/report/explained.ts';
import {typeAdvice} from '../../source/rules/type-advice.ts';
import {traceVerdicts} from '../../source/rules/verdicts/trace-verdicts.ts';

const pageOf = (code: string | undefined, columns?: number) =>
	explain({command: 'explain', code, hasColor: true}, {isTerminal: false, columns});

test.each(explained)('$code is explained in 80 columns', ({code, title, severity, confidence}) => {
	const lines = pageOf(code).trimEnd().split('\n');
	expect(lines[0]).toBe(title);
	expect(lines[1]).toBe(`${code}, ${severity}, ${confidence}`);
	expect(lines.join('\n')).toContain('Check:');
	expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(80);
});

test.each(traceVerdicts)('verdict $code is explained in 80 columns', ({code, title}) => {
	const lines = pageOf(code).trimEnd().split('\n');
	expect(lines[0]).toBe(title);
	expect(lines[1]).toBe(`${code}, a verdict of svctop trace`);
	expect(lines.join(' ')).toContain('Check:');
	expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(80);
});

test('no verdict is named like a finding', () => {
	expect(traceVerdicts.filter(({code}) => explained.some(rule => rule.code === code))).toEqual([]);
});

test('how time changes a severity is told beneath it', () => {
	const text = (code: string) => pageOf(code).replaceAll('\n', ' ');
	expect(text('lb-pending')).toContain('warning, certain Severity over time: error after 5 minutes.');
	expect(text('readiness-probe')).toContain('and a rollout; error after that.');
	expect(text('crash-loop')).not.toContain('Severity over time');
});

test('without a code they are listed', () => {
	const lines = pageOf(undefined).trimEnd().split('\n');
	expect(lines).toHaveLength(explained.length + traceVerdicts.length + 2);
	expect(lines.at(-traceVerdicts.length)).toMatch(/^ok +Path OK$/);
	expect(pageOf(undefined)).toMatch(/^crash-loop +Containers are in CrashLoopBackOff$/m);
});

test('colours are for terminals', () => {
	const wanted = {command: 'explain', code: 'lb-pending', hasColor: true} as const;
	expect(explain(wanted, {isTerminal: true, columns: 60})).toContain('\u001b[33mwarning');
	expect(pageOf('lb-pending')).not.toContain('\u001b');
});

test.each([
	['selector-matches-nothin', 'There is no code selector-matches-nothin. Did you mean selector-matches-nothing?'],
	['readiness', 'There is no code readiness. Did you mean readiness-probe?'],
	['listens-on-localhos', 'There is no code listens-on-localhos. Did you mean listens-on-localhost?'],
	['zzz', 'There is no code zzz. svctop explain lists them.'],
])('%s is not a code', (code, sentence) => {
	expect(() => pageOf(code)).toThrow(sentence);
});

test('the page about types has them all, and the order to look in', () => {
	const lines = pageOf('types').trimEnd().split('\n');
	for (const {type, fits} of typeAdvice) {
		expect(lines).toContain(type);
		expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain(fits);
	}

	const order = ['endpointslices', 'nslookup', 'describe', 'containerPort'].map(word =>
		lines.findIndex(line => line.includes(word)),
	);
	expect(order).toStrictEqual(order.toSorted((a, b) => a - b));
	expect(order).not.toContain(-1);
	expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(80);
	expect(pageOf('types', 200).split('\n').length).toBeLessThan(lines.length);
});

test('every page says why, how to check it and how to fix it, in this order', () => {
	const codes = [...explained, ...traceVerdicts].map(({code}) => code);
	const wrong = codes.filter(code => !/^Why: [\s\S]*^Check: [\s\S]*^Fix: /m.test(pageOf(code)));
	expect(wrong).toEqual([]);
});
