import {beforeEach, expect, onTestFinished, test} from 'vitest';
import type {Obstacle} from '../../../source/cli/wait/obstacle.ts';
import {waitUntil} from '../../../source/cli/wait/wait-until.ts';
import {type FollowedCluster, followCluster} from '../../../source/engine/follow-cluster.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {sharedDemo} from '../../_helpers/demo-api.ts';

const demo = sharedDemo();

const broken: Obstacle = {code: 'readiness-probe', cause: 'readiness probe: HTTP 503.', fixes: []};
const cancelled: Obstacle = {cause: 'Cancelled before there was an answer.', fixes: [], isUnknown: true};

let followed: FollowedCluster;

beforeEach(async () => {
	followed = followCluster(connectTo(demo()), 'shop');
	onTestFinished(followed.stop);
	while (followed.unseen() !== undefined) {
		await followed.changed();
	}
});

/** Waits while questions are answered one after the other; the time is over during the last one. */
const waitFor = (answers: ReadonlyArray<readonly Obstacle[]>) => {
	const end = new AbortController();
	let asked = 0;
	return waitUntil({
		followed,
		times: 3,
		signal: end.signal,
		obstacles: () => [],
		async ask() {
			const answer = answers[asked]!;
			asked++;
			if (asked === answers.length) {
				end.abort();
			}

			return answer;
		},
		tell() {},
		isUnsteady: () => false,
		isHopeless: () => false,
	});
};

test('a question that the end of the time cuts short takes nothing back of what was known before', async () => {
	expect(await waitFor([[broken], [cancelled]])).toStrictEqual({obstacles: [broken], count: 0});
});

test('what has failed, works and is asked once more as the time ends has not worked for long enough', async () => {
	const {obstacles} = await waitFor([[broken], [], [cancelled]]);
	expect(obstacles).toStrictEqual([
		{...broken, cause: 'It works, but not for long enough. Before: readiness probe: HTTP 503.'},
	]);
});

test('what was never answered is not known', async () => {
	expect((await waitFor([[cancelled]])).obstacles).toStrictEqual([cancelled]);
});
