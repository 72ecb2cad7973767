import {expect, test} from 'vitest';
import {labelTest} from '../../source/cli/label-test.ts';

test('labels pass as the selector says, and all of them without one', () => {
	expect(labelTest('app=web,tier!=test')({app: 'web'})).toBe(true);
	expect(labelTest('app=web')({app: 'api'})).toBe(false);
	expect(labelTest(undefined)({})).toBe(true);
});

test('a selector that is none is one sentence', () => {
	expect(() => labelTest('app==(')).toThrow('"app==(" is no label selector. Write it as app=web,tier!=test.');
});
