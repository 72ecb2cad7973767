/** How long a watch is asked for, and how much later it may end, in milliseconds. */
export type WatchTimes = {readonly lengthMs: number; readonly graceMs: number};

/** How long a reflector waits for what, in milliseconds. */
export type ReflectorTimes = {
	/** What has not been heard of for this long is stale. */
	readonly staleMs: number;
	/** Its end in time is what tells that a watch works: nothing else comes while nothing changes. */
	readonly usualWatch: WatchTimes;
	/** The same while nothing is heard, so that it is known soon when the server can be heard again. */
	readonly briefWatch: WatchTimes;
	/** A list that has not grown for this long may hang: the server is asked for a single object meanwhile. */
	readonly quietListMs: number;
	/** Time between two of those questions, and the most that one may take. */
	readonly questionMs: number;
	/** Between two lists of what may be listed, and not watched. */
	readonly pollMs: number;
	/** A watch that has lasted for this long works: the next failure starts from the shortest wait again. */
	readonly workingMs: number;
	/** What has been refused for this long will be for longer. */
	readonly refusedMs: number;
	/** Time between two questions about what was refused that long. */
	readonly refusedRetryMs: number;
	/** After such a time without a word, all is listed anew: it may be another server, or one that was restored. */
	readonly relistMs: number;
};

export const usualTimes: ReflectorTimes = {
	staleMs: 9000,
	usualWatch: {lengthMs: 7000, graceMs: 1000},
	briefWatch: {lengthMs: 1000, graceMs: 2000},
	quietListMs: 4500,
	questionMs: 2000,
	pollMs: 5000,
	workingMs: 5000,
	refusedMs: 60_000,
	refusedRetryMs: 30_000,
	relistMs: 20_000,
};
