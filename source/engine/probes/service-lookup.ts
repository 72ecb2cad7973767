import type {Connection} from '../../kubernetes/connection/connection.ts';
import {ClusterError} from '../../kubernetes/errors.ts';
import type {Service, Suppression} from '../../model/objects.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {KnownService, ServiceLookup} from '../../probes/trace/trace-subject.ts';
import {diagnose} from '../../rules/index.ts';
import {findingsAt} from '../../rules/time-dependent-severity.ts';
import {createDeadline} from '../deadline.ts';
import type {Snapshot} from '../snapshot.ts';

/** What is known of a cluster: of one namespace, or of all where that is undefined. */
export type KnownCluster = {
	readonly namespace: string | undefined;
	readonly clusterStore: ClusterStore;
	readonly inputs: Inputs;
};

/** Milliseconds for a snapshot of another namespace: a probe waits for it. */
const otherNamespaceMs = 10_000;

/** Takes a snapshot of Services of a namespace that is not watched. Rejects with a ClusterError. */
export const takeServiceSnapshot = async (
	connection: Connection,
	namespace: string,
	isWanted: (service: Service) => boolean,
	suppression: Suppression,
): Promise<Snapshot> => {
	const {takeSnapshot} = await import('../snapshot.ts');
	const deadline = createDeadline(otherNamespaceMs);
	return takeSnapshot(connection, {namespace, isWanted, deadline, suppression}).finally(deadline.end);
};

/** A Service of what is known, with what is wrong with it now; undefined where it does not exist. `key` is `namespace/name`. */
export const serviceIn = (
	{clusterStore, inputs}: Pick<KnownCluster, 'clusterStore' | 'inputs'>,
	key: string,
): KnownService | undefined => {
	const view = clusterStore.view(key);
	return view === undefined || view.missing !== undefined
		? undefined
		: {view, findings: findingsAt(diagnose(view, inputs) ?? [], Date.now())};
};

/**
 * Finds Services by name: in what is known, or by a snapshot where that is another namespace. `known` returns undefined
 * while nothing is watched.
 */
export const createServiceLookup =
	(
		known: () => KnownCluster | undefined,
		snapshotOf: (namespace: string, name: string) => Promise<Snapshot>,
	): ServiceLookup =>
	async (namespace, name) => {
		const key = `${namespace}/${name}`;
		const cluster = known();
		if (cluster !== undefined && (cluster.namespace ?? namespace) === namespace) {
			return serviceIn(cluster, key);
		}

		try {
			return serviceIn(await snapshotOf(namespace, name), key);
		} catch (error) {
			if (error instanceof ClusterError) {
				return undefined;
			}

			throw error;
		}
	};
