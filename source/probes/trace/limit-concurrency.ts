import type {Exec} from '../exec.ts';

/** Runs what it is given, a bounded number of things at once; the others wait their turn, first come, first served. */
export type Lanes = <Value>(run: () => Promise<Value>) => Promise<Value>;

/** So many lanes. */
export const createLanes = (lanes: number): Lanes => {
	let free = lanes;
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

/** An exec whose commands keep to the lanes. */
export const withLanes =
	(exec: Exec, lanes: Lanes): Exec =>
	(target, argv, options) =>
		// Who was cancelled while it waited starts nothing.
		lanes(async () =>
			options.signal.aborted ? {outcome: 'cancelled', stdout: '', stderr: '', ms: 0} : exec(target, argv, options),
		);
