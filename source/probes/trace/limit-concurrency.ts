import type {Exec} from '../../model/pod-access/exec.ts';

/** Runs what it is given, a bounded number of things at once; the others wait their turn, first come, first served. */
export type Semaphore = <Value>(run: () => Promise<Value>) => Promise<Value>;

/** A semaphore that lets so many run at once. */
export const createSemaphore = (slots: number): Semaphore => {
	let free = slots;
	const waiting: Array<() => void> = [];
	return async run => {
		if (free > 0) {
			free--;
		} else {
			await new Promise<void>(resolve => waiting.push(resolve));
		}

		try {
			return await run();
		} finally {
			const next = waiting.shift();
			if (next === undefined) {
				free++;
			} else {
				next();
			}
		}
	};
};

/** An exec whose commands wait for the semaphore. */
export const limitConcurrency =
	(exec: Exec, semaphore: Semaphore): Exec =>
	(target, argv, options) =>
		// Who was cancelled while it waited starts nothing.
		semaphore(async () =>
			options.signal.aborted ? {outcome: 'cancelled', stdout: '', stderr: '', ms: 0} : exec(target, argv, options),
		);
