import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** One of the servers behind the address of a DNS Service. */
export type DnsReplica = {
	/** Without brackets. */
	readonly address: string;
	/** Its own port for queries over UDP. */
	readonly port: number;
	/** Name of its pod; '' where no pod is behind the address. */
	readonly pod: string;
	/** Of the pod; '' where there is none. */
	readonly namespace: string;
};

/** Finds the servers behind a nameserver's address; [] where it is the address of no Service that is known. Never rejects. */
export type DnsReplicaLookup = (address: string) => Promise<readonly DnsReplica[]>;

/** The port that resolvers ask. */
const queryPort = 53;

/** The servers that get the queries of a DNS Service; [] where it takes none over UDP. */
export const dnsReplicas = (view: ServiceView): readonly DnsReplica[] => {
	const index = view.service.ports.findIndex(({port, protocol}) => port === queryPort && protocol === 'UDP');
	return index === -1
		? []
		: usableOn(endpointRows(view), index).map(({address, ports, pod}) => ({
				...{address, pod},
				port: ports[index]!,
				namespace: pod === '' ? '' : view.service.namespace,
			}));
};
