import {expect, test} from 'vitest';
import {isOlder} from '../../../source/kubernetes/watch/resource-version.ts';

test.each([
	['9', '10'],
	['99', '100'],
	['9007199254740992', '9007199254740993'],
	['0', '1'],
])('%s is from before %s', (one, other) => {
	expect(isOlder(one, other)).toBe(true);
	expect(isOlder(other, one)).toBe(false);
});

test.each([
	['7', '7'],
	['', '7'],
	['7', ''],
	['a7', 'b8'],
])('of %j and %j neither is known to be from before the other', (one, other) => {
	expect(isOlder(one, other)).toBe(false);
	expect(isOlder(other, one)).toBe(false);
});
