import {expect, test} from 'vitest';
import {departures} from '../../scripts/k9s-differences.ts';
import {keymap} from '../../source/dashboard/keyboard/keymap.ts';

const isBound = (key: string, scope: string) =>
	keymap.some(({keys, scopes}) => keys[0] === key && scopes.some(each => each === scope));

test.each(departures.filter(({scope}) => scope !== undefined))('$scope $key is bound here', ({key, scope}) => {
	expect(isBound(key, scope!)).toBe(true);
});

test.each(departures.filter(({scope}) => scope === undefined))('$key does nothing in lists', ({key}) => {
	expect(isBound(key, 'list')).toBe(false);
});

test('each key is told once in a scope', () => {
	const names = departures.map(({key, scope}) => `${scope} ${key}`);

	expect(names).toEqual([...new Set(names)]);
});
