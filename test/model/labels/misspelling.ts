import {expect, test} from 'vitest';
import {isMisspelled} from '../../../source/model/labels/misspelling.ts';

test.each([
	['checkuot', 'checkout'],
	['fronted', 'frontend'],
	['front_end', 'front-end'],
	['Web', 'web'],
	['api-svc', 'api-service'],
	['wbe', 'web'],
])('%s is %s, misspelled', (value, meant) => {
	expect(isMisspelled(value, meant)).toBe(true);
	expect(isMisspelled(meant, value)).toBe(true);
});

test.each([
	['shard1', 'shard2'],
	['shard-1', 'shard-12'],
	['web', 'web-2'],
	['node-a', 'node-b'],
	['cart-eu-prod', 'cart-us-prod'],
	['grafana', 'grafana-operator'],
	['canary', 'stable'],
	['web', 'web'],
	['wed', 'web'],
])('%s is not %s', (value, other) => {
	expect(isMisspelled(value, other)).toBe(false);
	expect(isMisspelled(other, value)).toBe(false);
});
