import type {Unsettled} from '../rules/lib/unsettled.ts';

/** Why nothing certain is known of a Service: an input it needs was missing or late, or its state was about to change. */
export type Unknown = 'not-checked' | 'settling';

/** A Service that was looked at, whether or not anything was found. */
export type LookedAt = {
	readonly namespace: string;
	readonly name: string;
	/** Absent where it was checked, and what was found stands. */
	readonly unknown?: Unknown;
	/** Why nothing of it is ready yet, and it is not known how that ends. Only where that is so. */
	readonly unsettled?: Unsettled;
};
