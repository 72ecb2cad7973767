import {expect, test} from 'vitest';
import {noEntries, toMutable} from '../../../source/dashboard/rows/row-map.ts';
import {named} from '../../_helpers/rows.ts';

const names = Array.from({length: 1000}, (_, index) => `web-${index}`);

const filled = () => {
	const entries = toMutable(noEntries);
	for (const name of names) {
		entries.set(`shop/${name}`, named(name));
	}

	return entries.entries();
};

test('what is set is there, once', () => {
	const entries = toMutable(filled());
	const other = named('web-7');
	entries.set('shop/web-7', other);
	const after = entries.entries();

	expect(after.size).toBe(1000);
	expect(after.get('shop/web-7')).toBe(other);
	expect(after.has('shop/web-1000')).toBe(false);
	expect([...after.values()].map(({view}) => view.service.name).sort()).toEqual([...names].sort());
});

test('a change leaves what was before as it was', () => {
	const before = filled();
	const entries = toMutable(before);
	expect(entries.delete('shop/web-3')).toBe(true);
	expect(entries.delete('shop/web-3')).toBe(false);
	entries.set('shop/new', named('new'));
	entries.set('shop/web-4', named('web-4'));
	const after = entries.entries();

	expect([before.size, after.size]).toEqual([1000, 1000]);
	expect([before.has('shop/web-3'), after.has('shop/web-3')]).toEqual([true, false]);
	expect([before.has('shop/new'), after.has('shop/new')]).toEqual([false, true]);
	expect(before.get('shop/web-4')).not.toBe(after.get('shop/web-4'));
});
