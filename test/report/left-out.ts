import {expect, test} from 'vitest';
import {leftOut} from '../../source/report/left-out.ts';
import {ruleFor} from '../../source/rules/all-rules.ts';

const codes = leftOut.flatMap(each => each.codes);

test('what a rule decides is not left out', () => {
	expect(codes.filter(code => ruleFor(code) !== undefined)).toStrictEqual([]);
});

test('nothing is left out for two reasons', () => {
	expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toStrictEqual([]);
});
