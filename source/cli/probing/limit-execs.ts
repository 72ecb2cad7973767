import type {Exec} from '../../model/pod-access/exec.ts';

/** An exec that runs so many commands and no more, and says how many it has run. */
export type LimitedExec = {readonly exec: Exec; count(): number; isUsedUp(): boolean};

/** Lets at most `most` commands run; what comes after is refused as cancelled, and starts nothing. */
export const limitExecs = (exec: Exec, most: number): LimitedExec => {
	let count = 0;
	return {
		count: () => count,
		isUsedUp: () => count >= most,
		async exec(...call) {
			if (count >= most) {
				return {outcome: 'cancelled', stdout: '', stderr: '', ms: 0};
			}

			count++;
			return exec(...call);
		},
	};
};
