import {expect, test} from 'vitest';
import {styledLine} from '../../../source/dashboard/components/styled-line.ts';

const text = 'kind: Service';
const all = {from: 0, to: text.length};
const key = {from: 0, to: 4, tone: 'accent'} as const;

test('a line without tones and matches is one piece', () => {
	expect(styledLine(text, all, [], [])).toStrictEqual([{text}]);
});

test('a match that lies across a tone is inverse, in that tone as far as it goes', () => {
	expect(styledLine(text, all, [key], [{from: 2, to: 8}])).toStrictEqual([
		{text: 'ki', tone: 'accent'},
		{text: 'nd', tone: 'accent', isInverse: true},
		{text: ': Se', isInverse: true},
		{text: 'rvice'},
	]);
});

test('of a line that is cut, tones and matches outside of the part are left out', () => {
	expect(styledLine(text, {from: 6, to: 9}, [key], [{from: 0, to: 3}])).toStrictEqual([{text: 'Ser'}]);
	expect(styledLine(text, {from: 3, to: 6}, [key], [{from: 0, to: 4}])).toStrictEqual([
		{text: 'd', tone: 'accent', isInverse: true},
		{text: ': '},
	]);
});
