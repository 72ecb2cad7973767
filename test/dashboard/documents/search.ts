import {expect, test} from 'vitest';
import {countMatches, matchesIn, nextMatch} from '../../../source/dashboard/documents/search.ts';
import {type Document, newDocument} from '../../../source/dashboard/records/document.ts';
import {appended, noLines} from '../../../source/dashboard/records/lines.ts';

const log = {
	kind: 'logs',
	target: {namespace: 'shop', pod: 'web-1', container: 'api'},
	others: ['api'],
	isPrevious: false,
	since: 'tail',
} as const;

const reading = (lines: readonly string[], overrides: Partial<Document> = {}): Document => ({
	...newDocument({kind: 'messages'}),
	lines: appended(noLines, lines),
	...overrides,
});

const many = Array.from({length: 2000}, (_, index) => (index % 700 === 5 ? `error ${index}` : `fine ${index}`));

test.each([
	[
		'An Error, an error',
		'error',
		[
			[3, 8],
			[13, 18],
		],
	],
	['a(b', 'a(b', [[0, 3]]],
	['abc', '', []],
	['abc', 'x*', []],
	['abc', 'b.', [[1, 3]]],
])('%j searched for %j', (line, search, spans) => {
	expect(matchesIn(line, search).map(({from, to}) => [from, to])).toEqual(spans);
});

test('matches are gone through in order, and around both ends', () => {
	const document = reading(many, {search: 'error'});

	expect(nextMatch(document, -1, 1)).toBe(5);
	expect(nextMatch(document, 5, 1)).toBe(705);
	expect(nextMatch(document, 1405, 1)).toBe(5);
	expect(nextMatch(document, 5, -1)).toBe(1405);
	expect(nextMatch(document, 1405, -1)).toBe(705);
	expect(nextMatch(reading(many, {search: 'nothing'}), 0, 1)).toBeUndefined();
	expect(nextMatch(reading([], {search: 'error'}), 0, 1)).toBeUndefined();
});

test('the one match there is comes again', () => {
	expect(nextMatch(reading(['a', 'b'], {search: 'b'}), 1, 1)).toBe(1);
	expect(nextMatch(reading(['a', 'b'], {search: 'b'}), 1, -1)).toBe(1);
});

test('matches are counted', () => {
	expect(countMatches(reading(many, {search: 'error', match: 705}))).toEqual({total: 3, place: 2});
	expect(countMatches(reading(many))).toEqual({total: 0, place: 0});
});

test('the time of a log line is searched only where it is shown', () => {
	const lines = ['2026-03-01T12:00:00Z one', '2026-03-01T12:00:01Z two'];

	expect(countMatches(reading(lines, {source: log, search: '2026'})).total).toBe(0);
	expect(countMatches(reading(lines, {source: log, search: '2026', hasTimes: true})).total).toBe(2);
});
