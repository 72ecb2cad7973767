import type {Exec} from '../exec.ts';

/** An exec that runs no more than so many commands at once, and lets the others wait their turn. */
export const withLanes = (exec: Exec, lanes: number): Exec => {
	let free = lanes;
	const waiting: Array<() => void> = [];
	return async (target, argv, options) => {
		if (free > 0) {
			free--;
		} else {
			await new Promise<void>(resolve => waiting.push(resolve));
		}

		try {
			// Who was cancelled while it waited starts nothing.
			return options.signal.aborted
				? {outcome: 'cancelled', stdout: '', stderr: '', ms: 0}
				: await exec(target, argv, options);
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
