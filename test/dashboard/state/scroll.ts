import {expect, test} from 'vitest';
import {scrollTop} from '../../../source/dashboard/state/scroll.ts';

test.each([
	['stays while the selection is within', 3, 5, 20, 4, 3],
	['follows it down', 0, 6, 20, 4, 3],
	['follows it up', 10, 6, 20, 4, 6],
	['does not leave rows below the end', 18, 19, 20, 4, 16],
	['is at the top of a short list', 3, 2, 3, 10, 0],
	['is at the top of an empty list', 0, -1, 0, 10, 0],
])('%s', (_, top, index, count, height, expected) => {
	expect(scrollTop(top, index, count, height)).toBe(expected);
});
