/** The longest delay of a timer, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

/** When a command gives up what it waits for. */
export type Deadline = {
	/** Milliseconds from its start; Infinity for no limit. */
	readonly span: number;
	/** Aborted once the time is over. */
	readonly signal: AbortSignal;
	/** Stops its timer, which would keep the process from ending. */
	end(): void;
};

/** A deadline this many milliseconds from now; Infinity for none. */
export const createDeadline = (span: number): Deadline => {
	const stopping = new AbortController();
	const timer = Number.isFinite(span) ? setTimeout(() => stopping.abort(), Math.min(span, maxTimerMs)) : undefined;
	return {span, signal: stopping.signal, end: () => clearTimeout(timer)};
};
