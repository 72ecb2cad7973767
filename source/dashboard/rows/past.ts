import type {Edit, ReadinessChange} from '../../model/pods/readiness-change.ts';

/** A change of the number of ready backends. */
export type Moment = {
	/** Unix milliseconds. */
	readonly at: number;
	/** Ready backends before and after it, and how many there were in all after it. */
	readonly from: number;
	readonly ready: number;
	readonly total: number;
	readonly change: ReadinessChange;
};

/** The last changes of one Service, oldest first. */
export type History = readonly Moment[];

/** What a row knows of its Service's past. The parts are absent until there is something to tell. */
export type Past = {
	readonly history?: History;
	/** Since when it has not been well, Unix milliseconds. Absent while it is, and where it was not when it was first seen. */
	readonly onset?: number;
	/** What was last changed about the Service itself: its endpoints follow a moment later. */
	readonly edited?: {readonly at: number; readonly edits: readonly Edit[]};
};
