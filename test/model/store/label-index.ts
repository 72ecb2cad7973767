import {expect, test} from 'vitest';
import {createLabelIndex} from '../../../source/model/store/label-index.ts';

const filled = () => {
	const index = createLabelIndex<string>();
	index.set('a', {app: 'web', tier: 'front'}, 'A');
	index.set('b', {tier: 'front', app: 'web'}, 'B');
	index.set('c', {app: 'web'}, 'C');
	index.set('d', {app: 'db'}, 'D');
	return index;
};

test.each([
	[{app: 'web'}, ['A', 'B', 'C']],
	[{app: 'web', tier: 'front'}, ['A', 'B']],
	[{app: 'db'}, ['D']],
	[{app: 'none'}, []],
	[{app: 'db', tier: 'front'}, []],
	[{}, []],
])('%j selects %j', (selector, expected) => {
	expect([...filled().select(selector)].sort()).toStrictEqual(expected);
});

test('what changes its labels leaves where it was', () => {
	const index = filled();
	index.set('c', {app: 'db'}, 'C2');
	index.remove('d');
	index.remove('d');
	expect(index.select({app: 'db'})).toStrictEqual(['C2']);
	expect([...index.select({app: 'web'})].sort()).toStrictEqual(['A', 'B']);
});
