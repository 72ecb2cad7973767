import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isolating, objection} from '../../model/networking/network-policy.ts';
import {isReachable} from '../../model/networking/policy-reach.ts';
import type {Labels, Pod, ServicePort} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {isEligible, selects} from '../../model/pods/pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';

export type BlockedPort = {
	readonly port: ServicePort;
	/** The pod's own port. */
	readonly number: number;
	/** The pods that no client may reach on it, by name. */
	readonly pods: readonly [Pod, ...Pod[]];
	/** Names of the policies that block them. */
	readonly policies: readonly string[];
	/** What each of them allows instead. */
	readonly why: string;
	/** Whether others of the Service's pods, or its other ports, may be reached. */
	readonly isPartial: boolean;
};

/** The client pods of a Service: those that are no endpoint of it, and its endpoints too where they are peers. */
const callersOf = ({service, pods, neighbours, isOfManifests}: ServiceView): readonly Labels[] | undefined => {
	// Clients may be in other files: the peers of a policy are taken to exist.
	if (isOfManifests) {
		return undefined;
	}

	const isAmongPeers = service.clusterIPs[0] === 'None' || pods.some(({owner}) => owner?.kind === 'StatefulSet');
	const callers = isAmongPeers ? neighbours : neighbours.filter(labels => !selects(service.selector, labels));
	return callers.length > 0 ? callers : undefined;
};

const blockedOn = (view: ServiceView, port: ServicePort, callers: readonly Labels[] | undefined) =>
	view.pods
		.filter(isEligible)
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap(pod => {
			const number = resolvePort(pod, port);
			const isBlocked = number !== undefined && isReachable(view, pod, number, port.protocol, callers) === false;
			return isBlocked ? [{pod, number}] : [];
		});

/** The ports of a Service on which NetworkPolicies allow no client to reach some of its pods. */
export const blockedPorts = (view: ServiceView): readonly BlockedPort[] => {
	const {service, policies, pods} = view;
	if (policies.length === 0 || !isSelecting(service)) {
		return [];
	}

	const callers = callersOf(view);
	const blocked = service.ports.map(port => ({port, blocking: blockedOn(view, port, callers)}));
	const isOpenElsewhere = blocked.some(({blocking}) => blocking.length === 0);
	return blocked.flatMap(({port, blocking: [first, ...others]}) => {
		if (first === undefined) {
			return [];
		}

		const closing = isolating(policies, first.pod, 'ingress');
		const to = {number: first.number, protocol: port.protocol, destination: first.pod};
		return {
			port,
			number: first.number,
			pods: [first.pod, ...others.map(({pod}) => pod)],
			policies: closing.map(({name}) => name),
			why: closing.map(policy => objection(policy, 'ingress', to)).join('; '),
			isPartial: isOpenElsewhere || others.length + 1 < eligiblePods({pods}).length,
		};
	});
};
