import {expect, test} from 'vitest';
import {ageText, nextAge} from '../../../source/dashboard/text/age.ts';

test.each([
	[0, '0s'],
	[59_999, '59s'],
	[60_000, '1m'],
	[3_599_999, '59m'],
	[3_600_000, '1h'],
	[86_399_999, '23h'],
	[200_000_000, '2d'],
	[-5000, '0s'],
])('%i ms is %s', (milliseconds, text) => {
	expect(ageText(1_000_000, 1_000_000 + milliseconds)).toBe(text);
});

test.each([0, 40_123, 59_999, 61_000, 3_599_000, 5_000_000, 90_000_000])(
	'%i ms later it changes exactly then',
	past => {
		const now = 1_000_000 + past;
		const next = nextAge(1_000_000, now);

		expect(next).toBeGreaterThan(now);
		expect(ageText(1_000_000, next - 1)).toBe(ageText(1_000_000, now));
		expect(ageText(1_000_000, next)).not.toBe(ageText(1_000_000, now));
	},
);
