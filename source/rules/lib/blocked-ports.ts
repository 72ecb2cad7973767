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
	/** The pods nobody may reach on it, by name. */
	readonly pods: readonly [Pod, ...Pod[]];
	/** Names of the policies that close them. */
	readonly policies: readonly string[];
	/** Which part of each does not let anybody through. */
	readonly why: string;
	/** Whether others of the Service's pods, or its other ports, may be reached. */
	readonly isPartial: boolean;
};

/** Whom a Service is for: pods that are no backend of it, and its backends too where they talk among themselves. */
const callersOf = ({service, pods, neighbours, isOfManifests}: ServiceView): readonly Labels[] | undefined => {
	// Who calls may be elsewhere: whom a policy names is taken to exist.
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

/** The ports of a Service on which NetworkPolicies leave nobody who could reach some of its pods. */
export const blockedPorts = (view: ServiceView): readonly BlockedPort[] => {
	const {service, policies, pods} = view;
	if (policies.length === 0 || !isSelecting(service)) {
		return [];
	}

	const callers = callersOf(view);
	const blocked = service.ports.map(port => ({port, held: blockedOn(view, port, callers)}));
	const isOpenElsewhere = blocked.some(({held}) => held.length === 0);
	return blocked.flatMap(({port, held: [first, ...others]}) => {
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
