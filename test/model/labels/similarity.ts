import {expect, test} from 'vitest';
import {editDistance, keySimilarity, valueSimilarity} from '../../../source/model/labels/similarity.ts';

test.each([
	['checkout', 'checkout', 1],
	['Checkout', 'checkout', 0.95],
	['pay_api', 'pay-api', 0.95],
	['api-svc', 'api-service', 0.9],
	['users-db', 'users-database', 0.9],
	['checkuot', 'checkout', 0.85],
	['frontend', 'frontends', 0.85],
	['api', 'apo', 0],
	['web', 'wbe', 0.85],
	['pai', 'api', 0.85],
	['aab', 'abb', 0],
	['db', 'bd', 0],
	['api', 'pay-api', 0.8],
	['pay', 'pay-api', 0.8],
	['pay', 'my-pay-api', 0.8],
	['pay', 'payments', 0],
	['aa', 'aa-b', 0],
	['checkout-fornt', 'checkout-front', 0.85],
	['abcdefghij', 'abcdefgxyz', 0.6 * 0.7],
	['kafka', 'payments', 0],
])('%s and %s', (a, b, similarity) => {
	expect(valueSimilarity(a, b)).toBeCloseTo(similarity, 10);
	expect(valueSimilarity(b, a)).toBeCloseTo(similarity, 10);
});

test('a swap of neighbours is one step', () => {
	expect(editDistance('checkuot', 'checkout')).toBe(1);
	expect(editDistance('', 'abc')).toBe(3);
	expect(editDistance('kitten', 'sitting')).toBe(3);
	expect(editDistance('ab', 'ab')).toBe(0);
});

test('what both begin and end with, and a limit, change no distance that is told', () => {
	expect(editDistance('my-abcd-app', 'my-bacd-app')).toBe(1);
	expect(editDistance('aab', 'ab')).toBe(1);
	expect(editDistance('kitten', 'sitting', 3)).toBe(3);
	expect(editDistance('kitten', 'sitting', 2)).toBe(Number.POSITIVE_INFINITY);
	expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(Number.POSITIVE_INFINITY);
	expect(editDistance('abcd', 'badc', 2)).toBe(2);
});

test('keys for names of applications are near each other', () => {
	expect(keySimilarity('app', 'app.kubernetes.io/name')).toBe(0.85);
	expect(keySimilarity('name', 'app')).toBe(0.85);
	expect(keySimilarity('roles', 'role')).toBe(0.8);
	expect(keySimilarity('app', 'topology')).toBe(0.7);
});
