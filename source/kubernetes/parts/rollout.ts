import {one} from '../wire/message.ts';
import {integer} from '../wire/values.ts';
import {metadataWith} from './metadata.ts';

/** The ObjectMeta of a workload: how often its spec has changed tells whether its status is about this one. */
export const workloadMetadata = metadataWith({generation: one(7, integer)});

/** How far a workload's pods are, as its status counts them. */
export type RolloutCounts = {
	readonly generation: number;
	/** The generation that the status is about. */
	readonly observedGeneration: number;
	/** Pods that are asked for, and those of them that are to have the newest template. */
	readonly wanted: number;
	readonly toUpdate?: number;
	/** Pods of the newest template. */
	readonly updated: number;
	/** Pods of any template; absent where old ones need not go first. */
	readonly total?: number;
	readonly available: number;
};

/**
 * What the rollout of a workload still waits for, in few words; undefined once it is over. The order and the conditions are
 * those of kubectl rollout status (k8s.io/kubectl pkg/polymorphichelpers/rollout_status.go).
 */
export const rolloutLeft = ({
	generation,
	observedGeneration,
	wanted,
	toUpdate = wanted,
	updated,
	total = updated,
	available,
}: RolloutCounts): string | undefined => {
	if (observedGeneration < generation) {
		return 'its controller has not seen the newest spec yet';
	}

	if (updated < toUpdate) {
		return `${updated} of ${toUpdate} pods are of the newest template`;
	}

	if (total > updated) {
		return `${total - updated} old ${total - updated === 1 ? 'pod has' : 'pods have'} yet to go`;
	}

	return available < wanted ? `${available} of ${wanted} pods are available` : undefined;
};
