import {expect, test} from 'vitest';
import {durationText} from '../../source/documents/duration.ts';

test.each([
	[-1, '0s'],
	[119, '119s'],
	[120, '2m'],
	[185, '3m5s'],
	[600, '10m'],
	[10_799, '179m'],
	[10_800, '3h'],
	[11_400, '3h10m'],
	[90_000, '25h'],
	[172_800, '2d'],
	[180_000, '2d2h'],
	[864_000, '10d'],
])('%i seconds are %s', (seconds, text) => {
	expect(durationText(seconds)).toBe(text);
});
