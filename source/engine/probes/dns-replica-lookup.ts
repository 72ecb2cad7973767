import {ClusterError} from '../../kubernetes/errors.ts';
import {resolverPlaces} from '../../model/networking/dns-pods.ts';
import type {Service} from '../../model/objects.ts';
import {type DnsReplicaLookup, dnsReplicas} from '../../probes/names/dns-replica.ts';
import type {Snapshot} from '../snapshot.ts';
import type {KnownCluster} from './service-lookup.ts';

/** The DNS servers behind the Service with this address, as far as a cluster is known; undefined where there is no such Service. */
const replicasIn = ({clusterStore}: Pick<KnownCluster, 'clusterStore'>, address: string) => {
	const view = [...clusterStore.views()].find(({service}) => service.clusterIPs.includes(address));
	return view && dnsReplicas(view);
};

/**
 * Finds the servers behind a nameserver: in what is known, or by a snapshot of the namespaces where cluster DNS runs. `known`
 * returns undefined while nothing is watched.
 */
export const createDnsReplicaLookup =
	(
		known: () => KnownCluster | undefined,
		snapshotOf: (namespace: string, isWanted: (service: Service) => boolean) => Promise<Snapshot>,
	): DnsReplicaLookup =>
	async address => {
		const cluster = known();
		const here = cluster && replicasIn(cluster, address);
		if (cluster === undefined || here !== undefined) {
			return here ?? [];
		}

		for (const {namespace} of resolverPlaces) {
			if ((cluster.namespace ?? namespace) !== namespace) {
				try {
					const found = replicasIn(
						await snapshotOf(namespace, ({clusterIPs}) => clusterIPs.includes(address)),
						address,
					);
					if (found !== undefined) {
						return found;
					}
				} catch (error) {
					if (!(error instanceof ClusterError)) {
						throw error;
					}
				}
			}
		}

		return [];
	};
