import {expect, test} from 'vitest';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import {insertSorted, noOrder, sorted} from '../../../source/dashboard/rows/sorted-order.ts';
import {service, view} from '../../_helpers/objects.ts';
import {finding, named, undiagnosedRow, warning} from '../../_helpers/rows.ts';

const entriesOf = (rows: readonly Row[]) => new Map(rows.map(row => [row.view.key, row]));

test('errors come first, then warnings, then all the rest by namespace and name', () => {
	const entries = entriesOf([
		named('z', 'a'),
		named('a', 'b', [finding({severity: 'info'})]),
		undiagnosedRow(view({service: service({namespace: 'a', name: 'm'})})),
		named('w', 'z', [warning()]),
		named('e', 'z', [finding()]),
		named('d', 'z', [finding()]),
	]);

	expect(sorted(entries).keys).toEqual(['z/d', 'z/e', 'z/w', 'a/m', 'a/z', 'b/a']);
});

test('a namespace comes before the ones it begins', () => {
	const entries = entriesOf([named('x', 'shop-two'), named('x', 'shop')]);

	expect(sorted(entries).keys).toEqual(['shop/x', 'shop-two/x']);
});

test('new rows find their place, and what has changed keeps its own', () => {
	const before = sorted(entriesOf([named('b'), named('d')]));
	const entries = entriesOf([named('b'), named('d', 'shop', [finding()]), named('c'), named('x', 'shop', [finding()])]);

	expect(insertSorted(before, entries, ['shop/c', 'shop/x'], []).keys).toEqual([
		'shop/x',
		'shop/b',
		'shop/c',
		'shop/d',
	]);
});

test('removed rows go, and nothing else is touched', () => {
	const entries = entriesOf([named('b'), named('d')]);
	const order = sorted(entries);

	expect(insertSorted(order, entries, [], ['shop/b']).keys).toEqual(['shop/d']);
	expect(insertSorted(order, entries, [], [])).toBe(order);
	expect(insertSorted(noOrder, entries, ['shop/d', 'shop/b'], []).keys).toEqual(['shop/b', 'shop/d']);
});
