/** Bytes carried in one turn of the event loop: about two milliseconds, so that a key pressed meanwhile is heard at once. */
const share = 262_144;
/** Connections that go on in the next turn; a socket hands over up to 64 KiB before it can be stopped (libuv). */
const atOnce = 4;

/** Shares the event loop among connections, and with everything else. */
export type EventLoopBudget = {
	/** Counts bytes that were carried. Returns false where that is enough for now: the connection pauses until `resume` is called. */
	take(bytes: number, resume: () => void): boolean;
};

/**
 * A socket that is never empty would be read two megabytes at a time (uv__read, 32 buffers of 64 KiB), and nothing else
 * be done meanwhile.
 */
export const createEventLoopBudget = (): EventLoopBudget => {
	let taken = 0;
	let isScheduled = false;
	const waiting = new Set<() => void>();

	const schedule = () => {
		if (!isScheduled) {
			isScheduled = true;
			setImmediate(turn);
		}
	};

	const turn = () => {
		isScheduled = false;
		taken = 0;
		for (const resume of [...waiting].slice(0, atOnce)) {
			waiting.delete(resume);
			resume();
		}

		if (waiting.size > 0) {
			schedule();
		}
	};

	return {
		take(bytes, resume) {
			taken += bytes;
			schedule();
			if (taken < share) {
				return true;
			}

			waiting.add(resume);
			return false;
		},
	};
};
