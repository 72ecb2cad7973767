import {ClusterError} from '../../kubernetes/errors.ts';
import type {World} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {KnownService, ServiceLookup} from '../../probes/trace/trace-subject.ts';
import {diagnose} from '../../rules/index.ts';
import {atTime} from '../../rules/time-dependent-severity.ts';
import type {Look} from '../snapshot.ts';

/** What is followed: one namespace, or all where that is undefined. */
export type Followed = {readonly namespace: string | undefined; readonly world: World; readonly inputs: Inputs};

const serviceIn = ({world, inputs}: Omit<Followed, 'namespace'>, key: string): KnownService | undefined => {
	const view = world.view(key);
	return view === undefined || view.missing !== undefined
		? undefined
		: {view, findings: atTime(diagnose(view, inputs) ?? [], Date.now())};
};

/**
 * Looks for Services in what is followed, and where that is another namespace, there. `followed` is undefined while
 * nothing is.
 */
export const createServiceLookup =
	(followed: () => Followed | undefined, lookAt: (namespace: string, name: string) => Promise<Look>): ServiceLookup =>
	async (namespace, name) => {
		const key = `${namespace}/${name}`;
		const known = followed();
		if (known !== undefined && (known.namespace ?? namespace) === namespace) {
			return serviceIn(known, key);
		}

		try {
			const {following, inputs} = await lookAt(namespace, name);
			return serviceIn({world: following.world, inputs}, key);
		} catch (error) {
			if (error instanceof ClusterError) {
				return undefined;
			}

			throw error;
		}
	};
