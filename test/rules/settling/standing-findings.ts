import {expect, test} from 'vitest';
import {isOutageSame, standingFindings} from '../../../source/rules/settling/standing-findings.ts';
import {finding} from '../../_helpers/rows.ts';

const root = finding({code: 'crash-loop'});
const consequence = finding({code: 'no-ready-endpoints', foldedUnder: 'crash-loop'});
const uncovered = finding({code: 'no-ready-endpoints'});
const never = () => false;
const always = () => true;

test('what is no longer found goes, and what is new waits', () => {
	expect(standingFindings([uncovered], [root], never)).toEqual([]);
	expect(standingFindings([root, uncovered], [root], never)).toEqual([root]);
});

test('all of it is the same list where all of it may be told', () => {
	const found = [root, consequence];
	expect(standingFindings(found, [], always)).toBe(found);
	expect(standingFindings(found, [root, consequence], never)).toBe(found);
});

test('another wording, and another pod, is the same finding', () => {
	const found = [finding({...root, cause: 'exit 3', subject: {kind: 'Pod', namespace: 'shop', name: 'web-2'}})];
	expect(standingFindings(found, [root], never)).toBe(found);
});

test('a root that goes does not uncover what followed from it', () => {
	expect(standingFindings([uncovered], [root, consequence], never)).toEqual([]);
	expect(standingFindings([uncovered], [root, consequence], always)).toEqual([uncovered]);
});

test('what stood by itself goes on so until the root it follows from may be told', () => {
	const found = [root, consequence];
	expect(standingFindings(found, [uncovered], never)).toEqual([uncovered]);
	expect(standingFindings(found, [uncovered], ({code}) => code === 'crash-loop')).toBe(found);
});

test('what follows from a root that may not be told is not told either, however long it has waited', () => {
	expect(standingFindings([root, consequence], [], ({code}) => code === 'no-ready-endpoints')).toEqual([]);
});

test('a severity may fall at once, and rises when it has waited', () => {
	const milder = finding({...root, severity: 'warning'});
	expect(standingFindings([milder], [root], never)).toEqual([milder]);
	expect(standingFindings([root], [milder], never)).toEqual([milder]);
	expect(standingFindings([root], [milder], always)).toEqual([root]);
});

test('what is to be ignored is ignored at once, and heard of again when it has waited', () => {
	const ignored = finding({...root, ignored: 'on purpose'});
	expect(standingFindings([ignored], [root], never)).toEqual([ignored]);
	expect(standingFindings([root], [ignored], never)).toEqual([ignored]);
});

test('of two findings of one rule and port the one that is left stands', () => {
	const second = finding({...root, cause: 'of another pod'});
	expect(standingFindings([second], [root, second], never)).toEqual([second]);
	expect(standingFindings([root, second], [root], never)).toEqual([root]);
	expect(standingFindings([finding({port: 80})], [finding({port: 81})], never)).toEqual([]);
});

test('an outage is the same while what followed from one reason follows from another', () => {
	const other = finding({code: 'no-ready-endpoints', foldedUnder: 'readiness-probe'});
	expect(isOutageSame([finding({code: 'readiness-probe'}), other], [root, consequence])).toBe(true);
	expect(isOutageSame([uncovered], [root, consequence])).toBe(false);
	expect(isOutageSame([root, consequence], [uncovered])).toBe(false);
	expect(isOutageSame([], [root, consequence])).toBe(false);
});
