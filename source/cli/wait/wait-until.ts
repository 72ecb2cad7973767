import type {FollowedCluster} from '../../engine/follow-cluster.ts';
import {pause} from '../../probes/repeat/pause.ts';
import type {Obstacle} from './obstacle.ts';
import {createStreak} from './streak.ts';

/** Milliseconds between the starts of two looks at what works: three of them take little more than a third of a second. */
const lookMs = 200;

export type WaitPlan = {
	readonly followed: FollowedCluster;
	/** How often in a row nothing may be in the way. */
	readonly times: number;
	/** Ends the wait. */
	readonly signal: AbortSignal;
	/** What is in the way by the objects of the cluster; [] where nothing is. */
	readonly obstacles: () => readonly Obstacle[];
	/** What is in the way by what a request says; only asked where no object says anything. */
	readonly ask: () => Promise<readonly Obstacle[]>;
	/** Gets what is waited for, in a line. */
	readonly tell: (text: string) => void;
	/** Whether something of it comes and goes. */
	readonly isUnsteady: () => boolean;
	/** Whether it is certain that nothing more will be known. */
	readonly isHopeless: () => boolean;
};

/** What a wait came to: what was in the way at its end, [] where it was not in vain. */
export type WaitEnd = {readonly obstacles: readonly Obstacle[]; readonly count: number};

/** What is in the way of something that works at the end, and has not for long enough; `failed` was in the way before. */
const notLongEnough = (failed: Obstacle | undefined): Obstacle =>
	failed === undefined
		? {cause: 'The time was over before it had worked often enough in a row.', fixes: []}
		: {...failed, cause: `It works, but not for long enough. Before: ${failed.cause}`};

/**
 * Waits until nothing has been in the way so many times in a row, or the time is over. Looks again at every change of the
 * cluster. Rejects with a ClusterError where the cluster cannot be asked at all.
 */
export const waitUntil = async ({
	followed,
	times,
	signal,
	obstacles,
	ask,
	tell,
	isUnsteady,
	isHopeless,
}: WaitPlan): Promise<WaitEnd> => {
	const streak = createStreak(times);
	const look = async (): Promise<readonly Obstacle[]> => {
		const unseen = followed.unseen();
		if (unseen !== undefined) {
			return [{cause: unseen, fixes: [], isUnknown: true}];
		}

		const standing = obstacles();
		return standing.length > 0 ? standing : ask();
	};

	/** What was in the way at the last look; undefined before the first one. */
	let last: readonly Obstacle[] | undefined;
	/** What was in the way the last time that this was known. */
	let failed: Obstacle | undefined;
	while (!signal.aborted) {
		const failure = followed.failure();
		if (failure !== undefined) {
			throw failure;
		}

		const began = performance.now();
		const changed = followed.changed();
		if (isUnsteady()) {
			streak.distrust();
		}

		const found = await look();
		// A question that the end of the time has cut short has not been answered.
		if (signal.aborted && found.length > 0 && last !== undefined) {
			break;
		}

		last = found;
		if (isHopeless()) {
			break;
		}

		if (last.length === 0) {
			streak.good(performance.now());
			if (streak.isDone(performance.now())) {
				return {obstacles: [], count: streak.count()};
			}

			tell(
				streak.standMs() > 0 ? `works, and is watched for ${streak.standMs() / 1000} s: it has failed before` : 'works',
			);
			await pause(Math.max(0, lookMs - (performance.now() - began)), signal);
			continue;
		}

		streak.bad();
		failed = last.find(({isUnknown}) => !isUnknown) ?? failed;
		tell(last[0]!.cause);
		await Promise.race([changed, pause(lookMs, signal)]);
	}

	return {obstacles: last?.length ? last : [notLongEnough(failed)], count: streak.count()};
};
