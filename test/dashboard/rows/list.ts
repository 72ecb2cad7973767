import {expect, test} from 'vitest';
import {applySort, emptyList, withRows} from '../../../source/dashboard/rows/list.ts';
import {finding, named} from '../../_helpers/rows.ts';

const list = withRows(emptyList, [named('a'), named('b'), named('c')], [], 0);

test('a row that has become worse stays where it is until the list is put in order', () => {
	const worse = withRows(list, [named('c', 'shop', [finding()])], [], 0);

	expect(worse.order).toBe(list.order);
	expect([...worse.staleRanks]).toEqual(['shop/c']);
	expect(applySort(worse).order.keys).toEqual(['shop/c', 'shop/a', 'shop/b']);
	expect(applySort(worse).staleRanks.size).toBe(0);
});

test('one that has recovered meanwhile has nowhere to go', () => {
	const worse = withRows(list, [named('c', 'shop', [finding()])], [], 0);
	const recovered = withRows(worse, [named('c')], [], 0);

	expect(recovered.staleRanks.size).toBe(0);
	expect(applySort(recovered)).toBe(recovered);
});

test('a batch of nothing leaves the list as it is', () => {
	expect(withRows(list, [], [], 0)).toBe(list);
});

test('a row that comes and goes leaves nothing behind', () => {
	const gone = withRows(withRows(list, [named('d')], [], 0), [], ['shop/d', 'shop/unheard-of'], 0);

	expect([...gone.entries.values()].map(({view}) => view.key).sort()).toEqual(['shop/a', 'shop/b', 'shop/c']);
	expect(gone.entries.size).toBe(3);
	expect(gone.order.keys).toEqual(list.order.keys);
});
