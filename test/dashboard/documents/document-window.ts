import {expect, test} from 'vitest';
import {
	foldedLine,
	lastPlace,
	movedPlace,
	placeOf,
	shownRows,
} from '../../../source/dashboard/documents/document-window.ts';
import {type Document, newDocument} from '../../../source/dashboard/records/document.ts';
import {appended, noLines} from '../../../source/dashboard/records/lines.ts';

const reading = (lines: readonly string[], overrides: Partial<Document> = {}): Document => ({
	...newDocument({kind: 'yaml', subject: {kind: 'Pod', namespace: 'shop', name: 'web-1'}}),
	lines: appended(noLines, lines),
	...overrides,
});

const texts = (document: Document, width: number, height: number) =>
	shownRows(document, width, height).map(({line, part}) => line.slice(part.from, part.to));

test.each([
	['', 4, ['']],
	['abcd', 4, ['abcd']],
	['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
	['日本語ab', 4, ['日本', '語ab']],
	['a日本', 2, ['a', '日', '本']],
	['日', 1, ['日']],
])('%j folded to %i cells', (line, width, rows) => {
	expect(foldedLine(line, width).map(({from, to}) => line.slice(from, to))).toEqual(rows);
});

test('what is not wrapped is cut, from where one has scrolled to', () => {
	expect(texts(reading(['abcdefgh', 'x', '日本語'], {left: 2}), 3, 5)).toEqual(['cde', '', '本']);
});

test('a wrapped line is gone through row by row', () => {
	const document = reading(['abcdefgh', 'ij', 'kl', 'mn'], {isWrapped: true});

	expect(texts(document, 4, 3)).toEqual(['abcd', 'efgh', 'ij']);
	expect(movedPlace(document, 4, 3, 1)).toEqual({top: 0, row: 1});
	expect(movedPlace(document, 4, 3, 2)).toEqual({top: 1, row: 0});
	expect(movedPlace({...document, top: 1}, 4, 3, -1)).toEqual({top: 0, row: 1});
	expect(lastPlace(document, 4, 3)).toEqual({top: 1, row: 0});
});

test('the end is never above the bottom, and following stays there', () => {
	const document = reading(['a', 'b', 'c', 'd']);

	expect(placeOf({...document, top: 9}, 4, 3)).toEqual({top: 1, row: 0});
	expect(placeOf({...document, isFollowing: true}, 4, 3)).toEqual({top: 1, row: 0});
	expect(placeOf(document, 4, 10)).toEqual({top: 0, row: 0});
});

test('of 100,000 lines only the window is looked at', () => {
	const document = reading(Array<string>(100_000).fill('x'.repeat(300)), {isWrapped: true, top: 50_000});
	let reads = 0;
	const chunks = new Proxy(document.lines.chunks, {
		get(target, name) {
			reads++;
			return Reflect.get(target, name) as unknown;
		},
	});
	const watched = {...document, lines: {...document.lines, chunks}};
	movedPlace(watched, 80, 40, 39);
	shownRows(watched, 80, 40);

	expect(reads).toBeGreaterThan(0);
	expect(reads).toBeLessThan(200);
});

test('a text is broken between words, unless that leaves half of a row empty', () => {
	const line = 'back-off restarting averyverylongnameofacontainer';

	expect(foldedLine(line, 20, true).map(({from, to}) => line.slice(from, to))).toEqual([
		'back-off restarting ',
		'averyverylongnameofa',
		'container',
	]);
});
