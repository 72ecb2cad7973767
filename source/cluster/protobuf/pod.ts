import type {Container, ContainerStatus} from '../../model/containers.ts';
import type {Condition, DnsConfig, HostAlias, Pod} from '../../model/objects.ts';
import {containerAt} from './container.ts';
import {containerStatusAt} from './container-status.ts';
import {metadataAt, noMetadata, secondsAt} from './metadata.ts';
import {dnsConfigAt, hostAliasAt} from './pod-dns.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const shareCondition = createShare<Condition>();
const shareContainers = createShare<readonly Container[]>();
const shareGates = createShare<readonly string[]>();
const none: readonly never[] = [];

/** A PodCondition: type 1, status 2, lastTransitionTime 4, reason 5, message 6. */
const makeCondition = (bytes: Buffer, start: number, end: number): Condition => {
	let type = '';
	let status = '';
	let since = 0;
	let reason = '';
	let message = '';
	eachField(bytes, start, end, (field, from, to) => {
		switch (field) {
			case 1: {
				type = textAt(bytes, from, to);
				break;
			}

			case 2: {
				status = textAt(bytes, from, to);
				break;
			}

			case 4: {
				since = secondsAt(bytes, from, to);
				break;
			}

			case 5: {
				reason = textAt(bytes, from, to);
				break;
			}

			case 6: {
				message = textAt(bytes, from, to);
				break;
			}
		}
	});
	const holds = status === 'True';
	return {
		type,
		status: (status || 'Unknown') as Condition['status'],
		reason: holds ? '' : reason,
		message: holds ? '' : message,
		since,
	};
};

const conditionAt = (bytes: Buffer, start: number, end: number): Condition =>
	shareCondition(rawAt(bytes, start, end), () => makeCondition(bytes, start, end));

/** The one field of a PodIP (ip 1), a PodReadinessGate (conditionType 1) or a PodSchedulingGate (name 1). */
const onlyFieldAt = (bytes: Buffer, start: number, end: number, read: typeof textAt): string => {
	let only = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			only = read(bytes, from, to);
		}
	});
	return only;
};

const gates = (names: readonly string[]) => shareGates(names.join(','), () => names);

/** Containers are shared each; the list of them is shared by who they are. */
const identities = new WeakMap<Container, number>();
let identitiesGiven = 0;
const identityOf = (container: Container) => {
	const known = identities.get(container);
	if (known !== undefined) {
		return known;
	}

	identitiesGiven++;
	identities.set(container, identitiesGiven);
	return identitiesGiven;
};

const shared = (containers: readonly Container[]) =>
	containers.length === 0 ? none : shareContainers(containers.map(identityOf).join(','), () => containers);

/**
 * A Pod: metadata 1, spec 2 {containers 2*, dnsPolicy 6, nodeName 10, hostNetwork 11, initContainers 20*,
 * hostAliases 23*, dnsConfig 26, readinessGates 28*, enableServiceLinks 30, schedulingGates 38*}, status 3 {phase 1, conditions 2*, message 3, reason 4,
 * podIP 6, containerStatuses 8*, initContainerStatuses 10*, podIPs 12*} (k8s.io/api core/v1 generated.proto).
 */
export const podAt = (bytes: Buffer, start: number, end: number): Pod => {
	let metadata = noMetadata;
	let node = '';
	let isOnHostNetwork = false;
	let dnsPolicy = '';
	let hasServiceLinks = true;
	let phase = '';
	let reason = '';
	let message = '';
	let ip = '';
	const ips: string[] = [];
	const conditions: Condition[] = [];
	const containers: Container[] = [];
	const initContainers: Container[] = [];
	const statuses: ContainerStatus[] = [];
	const initStatuses: ContainerStatus[] = [];
	let readinessGates: readonly string[] = none;
	let schedulingGates: readonly string[] = none;
	let hostAliases: readonly HostAlias[] = none;
	let dnsConfig: DnsConfig | undefined;

	const specAt = (field: number, from: number, to: number, value: number) => {
		if (field === 2) {
			containers.push(containerAt(bytes, from, to));
		} else if (field === 6) {
			dnsPolicy = textAt(bytes, from, to);
		} else if (field === 10) {
			node = textAt(bytes, from, to);
		} else if (field === 11) {
			isOnHostNetwork = value === 1;
		} else if (field === 20) {
			initContainers.push(containerAt(bytes, from, to));
		} else if (field === 23) {
			hostAliases = [...hostAliases, hostAliasAt(bytes, from, to)];
		} else if (field === 26) {
			dnsConfig = dnsConfigAt(bytes, from, to);
		} else if (field === 30) {
			hasServiceLinks = value === 1;
		} else if (field === 28) {
			readinessGates = [...readinessGates, onlyFieldAt(bytes, from, to, textAt)];
		} else if (field === 38) {
			schedulingGates = [...schedulingGates, onlyFieldAt(bytes, from, to, textAt)];
		}
	};

	const statusAt = (field: number, from: number, to: number) => {
		switch (field) {
			case 1: {
				phase = textAt(bytes, from, to);
				break;
			}

			case 2: {
				conditions.push(conditionAt(bytes, from, to));
				break;
			}

			case 3: {
				message = textAt(bytes, from, to);
				break;
			}

			case 4: {
				reason = textAt(bytes, from, to);
				break;
			}

			case 6: {
				ip = rawAt(bytes, from, to);
				break;
			}

			case 8: {
				statuses.push(containerStatusAt(bytes, from, to));
				break;
			}

			case 10: {
				initStatuses.push(containerStatusAt(bytes, from, to));
				break;
			}

			case 12: {
				ips.push(onlyFieldAt(bytes, from, to, rawAt));
				break;
			}
		}
	};

	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
		} else if (field === 2) {
			eachField(bytes, from, to, specAt);
		} else if (field === 3) {
			eachField(bytes, from, to, statusAt);
		}
	});
	const {namespace, name, uid, created, deleted, labels, owner, finalizers} = metadata;
	return {
		namespace,
		name,
		uid,
		created,
		labels,
		deleted,
		owner,
		node,
		isOnHostNetwork,
		dnsPolicy: dnsPolicy || 'ClusterFirst',
		hasServiceLinks,
		phase: (phase || 'Unknown') as Pod['phase'],
		reason,
		message,
		// Servers older than 1.20 know only the one address.
		ips: ips.length > 0 || ip === '' ? ips : [ip],
		conditions,
		containers: shared(containers),
		initContainers: shared(initContainers),
		statuses: statuses.length === 0 ? none : statuses,
		initStatuses: initStatuses.length === 0 ? none : initStatuses,
		...(schedulingGates.length > 0 && {schedulingGates: gates(schedulingGates)}),
		...(readinessGates.length > 0 && {readinessGates: gates(readinessGates)}),
		...(dnsConfig && {dnsConfig}),
		...(hostAliases.length > 0 && {hostAliases}),
		...(deleted > 0 && finalizers.length > 0 && {finalizers}),
	};
};
