import type {Snapshot} from '../../engine/snapshot.ts';
import type {Machine} from '../../model/machine/machine.ts';
import type {ProbeLimits} from '../../probes/limits.ts';
import type {OutsideSite} from '../../probes/way-in/outside-site.ts';

/** Opens the machine that svctop runs on as a place to ask from. */
export type OpenMachine = (limits: ProbeLimits) => Promise<Machine>;

/** Its code is loaded where it is used, as TLS takes a while to load. */
export const openThisMachine: OpenMachine = async limits => {
	const {createMachine} = await import('../../machine/create-machine.ts');
	return createMachine(limits, process.env);
};

/** Where the way in is asked from. */
export const outsideSite = async (
	openMachine: OpenMachine,
	{clusterStore, inputs}: Pick<Snapshot, 'clusterStore' | 'inputs'>,
	limits: ProbeLimits,
	signal: AbortSignal,
): Promise<OutsideSite> => ({
	machine: await openMachine(limits),
	signal,
	limits,
	nodes: inputs.nodes.phase === 'synced' ? [...clusterStore.records('nodes')] : undefined,
});
