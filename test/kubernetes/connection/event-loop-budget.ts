import {setImmediate as turn} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createEventLoopBudget} from '../../../source/kubernetes/connection/event-loop-budget.ts';

const chunk = 65_536;

test('a little is carried at once, more waits for the next turn', async () => {
	const {take} = createEventLoopBudget();
	const gone: string[] = [];
	expect([1, 2, 3].map(() => take(chunk, () => gone.push('early')))).toEqual([true, true, true]);
	expect(take(chunk, () => gone.push('late'))).toBe(false);
	expect(gone).toEqual([]);
	await turn();
	await turn();
	expect(gone).toEqual(['late']);
	expect(take(chunk, () => gone.push('next'))).toBe(true);
});

test('many connections take turns', async () => {
	const {take} = createEventLoopBudget();
	const gone: number[] = [];
	take(4 * chunk, () => {});
	for (let index = 0; index < 10; index++) {
		take(1, () => gone.push(index));
	}

	await turn();
	expect(gone.length).toBeLessThan(10);
	for (let index = 0; index < 5; index++) {
		await turn();
	}

	expect(gone).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
