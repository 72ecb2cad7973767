import type {Machine} from '../../model/machine/machine.ts';
import type {Node} from '../../model/objects.ts';
import type {ProbeLimits} from '../limits.ts';

/** Where and with what the way in is asked. */
export type OutsideSite = {
	readonly machine: Machine;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	/** undefined where they may not be listed. */
	readonly nodes: readonly Node[] | undefined;
};
