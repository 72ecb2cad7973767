/** Why nothing certain is known of a Service: an input it needs was missing or late, or its state was about to change. */
export type Unknown = 'not-checked' | 'settling';

/** A Service that was looked at, whether or not anything was found. */
export type LookedAt = {
	readonly namespace: string;
	readonly name: string;
	/** Absent where it was checked, and what was found stands. */
	readonly unknown?: Unknown;
};
