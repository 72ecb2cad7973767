import {expect, test} from 'vitest';
import {createKeptWidths} from '../../../source/dashboard/components/kept-widths.ts';

test('items are looked at once for each object and set of columns', () => {
	const looked: string[] = [];
	const column = (title: string) => ({
		title,
		text(item: string) {
			looked.push(item);
			return item;
		},
	});
	const widths = createKeptWidths<string>();
	const [view, other] = [{}, {}];

	expect(widths(view, [column('A')], ['one', 'three'])).toEqual([5]);
	expect(widths(view, [column('A')], ['one', 'three'])).toEqual([5]);
	expect(looked).toEqual(['one', 'three']);
	expect(widths(view, [column('A'), column('B')], ['one'])).toEqual([3, 3]);
	expect(widths(other, [column('A')], ['longest'])).toEqual([7]);
});
