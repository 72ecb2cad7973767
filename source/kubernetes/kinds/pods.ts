import type {Pod} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {condition} from '../parts/condition.ts';
import {container} from '../parts/container.ts';
import {containerStatus} from '../parts/container-status.ts';
import {identityOf, metadataWith, ownership} from '../parts/metadata.ts';
import {dnsConfig, hostAlias} from '../parts/pod-dns.ts';
import {many, message, one, sharedList} from '../wire/message.ts';
import {boolean, mapped, optional, raw, text} from '../wire/values.ts';

/** By k8s.io/api core/v1 generated.proto. */
const spec = message({
	containers: sharedList(2, container),
	dnsPolicy: one(6, text),
	nodeName: one(10, text),
	hostNetwork: one(11, boolean),
	subdomain: one(17, text),
	initContainers: sharedList(20, container),
	hostAliases: many(23, hostAlias),
	dnsConfig: one(26, optional(dnsConfig)),
	readinessGates: many(
		28,
		mapped(message({conditionType: one(1, text)}), gate => gate.conditionType),
	),
	enableServiceLinks: one(30, optional(boolean)),
	schedulingGates: many(
		38,
		mapped(message({name: one(1, text)}), gate => gate.name),
	),
});

const status = message({
	phase: one(1, text),
	conditions: many(2, condition),
	message: one(3, text),
	reason: one(4, text),
	podIP: one(6, raw),
	containerStatuses: many(8, containerStatus),
	initContainerStatuses: many(10, containerStatus),
	podIPs: many(
		12,
		mapped(message({ip: one(1, raw)}), address => address.ip),
	),
});

export const pods = kind({
	resource: 'pods',
	kind: 'Pod',
	group: '',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['po'],
	listing: 'first',
	fields: message({metadata: one(1, metadataWith(ownership)), spec: one(2, spec), status: one(3, status)}),
	record({metadata, spec: asked, status: seen}): Pod {
		const {deletionTimestamp: deleted, finalizers} = metadata;
		const {schedulingGates, readinessGates, hostAliases} = asked;
		const owner = metadata.ownerReferences.find(each => each !== undefined);
		return {
			...identityOf(metadata),
			deleted,
			owner,
			node: asked.nodeName,
			isOnHostNetwork: asked.hostNetwork,
			dnsPolicy: asked.dnsPolicy || 'ClusterFirst',
			hasServiceLinks: asked.enableServiceLinks !== false,
			phase: (seen.phase || 'Unknown') as Pod['phase'],
			reason: seen.reason,
			message: seen.message,
			// Servers older than 1.20 know only the one address.
			ips: seen.podIPs.length > 0 || seen.podIP === '' ? seen.podIPs : [seen.podIP],
			conditions: seen.conditions,
			containers: asked.containers,
			initContainers: asked.initContainers,
			statuses: seen.containerStatuses,
			initStatuses: seen.initContainerStatuses,
			...(schedulingGates.length > 0 && {schedulingGates}),
			...(readinessGates.length > 0 && {readinessGates}),
			...(asked.subdomain && owner?.kind !== 'StatefulSet' && {subdomain: asked.subdomain}),
			...(asked.dnsConfig && {dnsConfig: asked.dnsConfig}),
			...(hostAliases.length > 0 && {hostAliases}),
			...(deleted > 0 && finalizers.length > 0 && {finalizers}),
		};
	},
});
