import {expect, test} from 'vitest';
import {placeText} from '../../../source/dashboard/text/place-text.ts';

test('a place is told from the first line shown to the last', () => {
	expect(placeText(0, 19, 53)).toBe('1-20 of 53');
	expect(placeText(99_979, 99_999, 100_000)).toBe('99,980-100,000 of 100,000');
});
