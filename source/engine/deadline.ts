/** The longest wait a timer takes, in milliseconds. */
const longest = 2 ** 31 - 1;

/** When a command gives up on what it waits for. */
export type Deadline = {
	/** Milliseconds it gives; Infinity where nothing is given up. */
	readonly span: number;
	/** Aborted once the time is over. */
	readonly signal: AbortSignal;
	/** Keeps no process from ending any more. */
	end(): void;
};

/** A deadline so many milliseconds from now; none where that is Infinity. */
export const createDeadline = (span: number): Deadline => {
	const stopping = new AbortController();
	const timer = Number.isFinite(span) ? setTimeout(() => stopping.abort(), Math.min(span, longest)) : undefined;
	return {span, signal: stopping.signal, end: () => clearTimeout(timer)};
};
