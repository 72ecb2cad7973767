import {expect, test} from 'vitest';
import {createStreak} from '../../../source/cli/wait/streak.ts';

/** Plays looks, a second apart; returns after which of them it was done, undefined where it never was. */
const doneAfter = (times: number, looks: string, distrusts = false) => {
	const streak = createStreak(times);
	if (distrusts) {
		streak.distrust();
	}

	for (const [index, look] of [...looks].entries()) {
		if (look === '+') {
			streak.good(index * 1000);
		} else {
			streak.bad();
		}

		if (streak.isDone(index * 1000)) {
			return index;
		}
	}

	return undefined;
};

test.each([
	['three in a row', 3, '+++', 2],
	['failures before it count for nothing', 3, '-----+++', 7],
	['one is enough where one is asked for', 1, '-+', 1],
	['what fails in between has to stand for ten seconds', 3, '++-+++++++++++++', 13],
	['and for ten more after the next failure', 2, `+-+-${'+'.repeat(30)}`, 24],
	['what comes and goes is never believed', 3, '+++---'.replace('+++', '++').repeat(20), undefined],
])('%s', (_, times, looks, done) => {
	expect(doneAfter(times, looks)).toBe(done);
});

test('what is known to come and go has to stand as if it had failed', () => {
	expect(doneAfter(3, '+'.repeat(20), true)).toBe(10);
});
