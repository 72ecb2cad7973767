/** What a probe may take. */
export type ProbeLimits = {
	/** Seconds a connection may take to open. */
	readonly connectSeconds: number;
	/** Seconds a whole request may take. */
	readonly requestSeconds: number;
	/** Commands that run at once, in all pods together. */
	readonly atOnce: number;
};

export const usualLimits: ProbeLimits = {connectSeconds: 3, requestSeconds: 6, atOnce: 4};

/** The least and the most that each may be; whole numbers all. */
export const limitRanges: Readonly<Record<keyof ProbeLimits, readonly [number, number]>> = {
	connectSeconds: [1, 30],
	requestSeconds: [1, 60],
	atOnce: [1, 16],
};

/** Seconds a tool may take that resolves a name: libc and BusyBox need five to say that a server is gone. */
export const nameSeconds = 6;

/** Seconds that a DNS server gets for a name of its own zone, which it answers at once. */
export const serverSeconds = 2;

/**
 * Milliseconds after which a command is given up. Every tool that can be given a limit has a shorter one: where a container has no
 * shell, closing an exec does not end what runs there.
 */
export const commandTimeoutMs = ({connectSeconds, requestSeconds}: ProbeLimits): number =>
	Math.max(nameSeconds + 2, requestSeconds + 2, connectSeconds + 5) * 1000;
