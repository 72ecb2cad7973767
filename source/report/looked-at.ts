/** A Service that was looked at, whether or not anything was found. */
export type LookedAt = {
	readonly namespace: string;
	readonly name: string;
	/** False where an input was missing: nothing is known of it, good or bad. */
	readonly isJudged: boolean;
};
