/** Milliseconds that something has to stand without a break which has worked and failed again while it was waited for. */
const afterRelapseMs = 10_000;
/** The longest that is asked for, however often it has failed. */
const longestMs = 30_000;

/** Counts how often in a row something was seen to work. */
export type Streak = {
	/** It works now; `now` in milliseconds of any steady clock. */
	good(now: number): void;
	/** It does not. */
	bad(): void;
	/** Something tells that it comes and goes: it counts as having failed once after it worked. */
	distrust(): void;
	/** How often in a row it has worked. */
	count(): number;
	/** Whether that is enough. */
	isDone(now: number): boolean;
	/** How long it has to stand because it has failed again before, milliseconds; 0 where it has not. */
	standMs(): number;
};

/**
 * A streak that is done after `times` in a row. What has failed after it worked is not believed as quickly again: it has to
 * stand for ten seconds, and for ten more with each further failure, up to thirty.
 */
export const createStreak = (times: number): Streak => {
	let count = 0;
	let since = 0;
	let relapses = 0;
	const standMs = () => Math.min(relapses * afterRelapseMs, longestMs);
	return {
		good(now) {
			since = count === 0 ? now : since;
			count++;
		},
		bad() {
			relapses += count > 0 ? 1 : 0;
			count = 0;
		},
		distrust() {
			relapses = Math.max(relapses, 1);
		},
		count: () => count,
		isDone: now => count >= times && now - since >= standMs(),
		standMs,
	};
};
