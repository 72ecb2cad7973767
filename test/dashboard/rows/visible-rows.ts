import {expect, test} from 'vitest';
import {emptyList, withRows} from '../../../source/dashboard/rows/list.ts';
import {visible} from '../../../source/dashboard/rows/visible-rows.ts';
import {finding, named} from '../../_helpers/rows.ts';

const list = withRows(emptyList, [named('a'), named('b', 'shop', [finding()]), named('c')], [], 0);

test('everything is listed, with its place', () => {
	const {rows, places, hidden} = visible(list);

	expect(rows().map(({view: {key}}) => key)).toEqual(['shop/b', 'shop/a', 'shop/c']);
	expect(places.get('shop/a')).toBe(1);
	expect(hidden).toBe(0);
});

test('what a filter hides is counted', () => {
	const {rows, hidden} = visible({...list, filter: '/c'});

	expect(rows().map(({view: {key}}) => key)).toEqual(['shop/c']);
	expect(hidden).toBe(2);
});

test('only Services with findings', () => {
	expect(
		visible({...list, onlyWithFindings: true})
			.rows()
			.map(({view: {key}}) => key),
	).toEqual(['shop/b']);
});

test('it is computed once for each list', () => {
	expect(visible(list)).toBe(visible(list));
});
