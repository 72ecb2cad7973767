import {expect, test} from 'vitest';
import {searchNames} from '../../../source/probes/names/search-names.ts';

const search = ['shop.svc.cluster.local', 'svc.cluster.local.', 'cluster.local'];

test.each([
	['a name with fewer dots than ndots is completed first', 'web', 5, 'web.shop.svc.cluster.local.', 'web.'],
	['one with as many is asked for as it is first', 'web.shop', 1, 'web.shop.', 'web.shop.cluster.local.'],
])('%s', (_, name, ndots, first, last) => {
	const names = searchNames(name, {search, ndots});
	expect(names).toHaveLength(4);
	expect([names[0], names.at(-1)]).toStrictEqual([first, last]);
});

test('without a search list there is the name alone', () => {
	expect(searchNames('web', {search: [], ndots: 1})).toStrictEqual(['web.']);
});
