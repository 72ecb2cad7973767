import {expect, test} from 'vitest';
import {collectInTurns} from '../../../source/dashboard/effects/collect-in-turns.ts';

/** Groups that take a while to be made, each of one item; `made` is told of each. */
function* slow(count: number, made: (item: number) => void = () => {}) {
	for (let item = 0; item < count; item += 1) {
		for (const end = performance.now() + 3; performance.now() < end; ) {
			// As long as this takes nothing else is done.
		}

		made(item);
		yield [item];
	}
}

const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

test('a long list is made in turns, and what waits is done between them', async () => {
	const order: Array<number | 'a key'> = [];
	setImmediate(() => order.push('a key'));
	const found = await collectInTurns(
		slow(12, item => order.push(item)),
		new AbortController().signal,
	);
	expect(found).toStrictEqual(all);
	expect(order.indexOf('a key')).toBeLessThan(11);
	expect(order.filter(each => each !== 'a key')).toStrictEqual(all);
});

test('an empty list is there at once', async () => {
	expect(await collectInTurns<never>([], new AbortController().signal)).toStrictEqual([]);
});

test('what was given up is not made any further', async () => {
	const controller = new AbortController();
	const made: number[] = [];
	setImmediate(() => controller.abort());
	expect(
		await collectInTurns(
			slow(12, item => made.push(item)),
			controller.signal,
		),
	).toBeUndefined();
	expect(made.length).toBeLessThan(12);
});
