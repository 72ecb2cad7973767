import {expect, onTestFinished, test} from 'vitest';
import {runSequence} from '../../_helpers/random-faults.ts';
import {takeTime} from '../../_helpers/virtual-time.ts';

/** `npm run soak` takes thousands. */
const seeds = Array.from({length: 20}, (_, index) => index + 1);

test('whatever befalls lists and watches: nothing old is called live, all is as it is in the end, and soon', async () => {
	const time = takeTime();
	onTestFinished(time.release);
	const problems: string[] = [];
	for (const seed of seeds) {
		problems.push(...(await runSequence(seed, time)).problems);
	}

	expect(problems).toStrictEqual([]);
});
