import type {Snapshot} from '../engine/snapshot.ts';
import type {ProbeLimits} from '../probes/limits.ts';
import type {OutsideSite} from '../probes/way-in/outside-site.ts';

/** This machine as a place to ask from: its code is loaded where it is used, as TLS takes a while to load. */
export const outsideSite = async (
	{world, inputs}: Pick<Snapshot, 'world' | 'inputs'>,
	limits: ProbeLimits,
	signal: AbortSignal,
): Promise<OutsideSite> => {
	const {createMachine} = await import('../machine/create-machine.ts');
	return {
		machine: createMachine(limits, process.env),
		signal,
		limits,
		nodes: inputs.nodes.phase === 'synced' ? [...world.records('nodes')] : undefined,
	};
};
