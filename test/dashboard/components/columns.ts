import {expect, test} from 'vitest';
import {fitColumns} from '../../../source/dashboard/components/columns.ts';

const columns = [{isName: true}, {narrowest: 8}, {isFlexible: true}];

test('what is left goes to the flexible column', () => {
	expect(fitColumns(columns, [10, 12, 20], 80)).toEqual([10, 12, 54]);
});

test('names are the last to give way', () => {
	expect(fitColumns(columns, [20, 30, 40], 72)).toEqual([20, 16, 32]);
	expect(fitColumns(columns, [20, 30, 40], 50)).toEqual([20, 8, 18]);
	expect(fitColumns(columns, [20, 30, 40], 40)).toEqual([14, 8, 14]);
});

test('where the flexible column says what it needs, names give way before it does', () => {
	const needy = [
		{isName: true, narrowest: 9},
		{isFlexible: true, narrowest: 40},
	];

	expect(fitColumns(needy, [30, 60], 70)).toEqual([28, 40]);
	expect(fitColumns(needy, [30, 36], 52)).toEqual([14, 36]);
	expect(fitColumns(needy, [30, 60], 40)).toEqual([9, 29]);
});

test('a name gives its share of the width alone before the flexible column gives way', () => {
	expect(fitColumns(columns, [63, 8, 60], 80)).toEqual([36, 8, 32]);
	expect(fitColumns(columns, [63, 8, 60], 70)).toEqual([26, 8, 32]);
	expect(fitColumns(columns, [63, 8, 60], 60)).toEqual([20, 8, 28]);
	expect(fitColumns(columns, [63, 8, 60], 200)).toEqual([63, 8, 125]);
});
