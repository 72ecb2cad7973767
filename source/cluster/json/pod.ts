import type {DnsConfig, HostAlias, Owner, Pod} from '../../model/objects.ts';
import {dnsConfigOf} from '../dns-config.ts';
import {condition} from './condition.ts';
import {container, containerStatus} from './container.ts';
import {identity, type Json, list, object, seconds, text, texts} from './fields.ts';

const controller = (references: Json): Owner | undefined => {
	const reference = list(references)
		.map(object)
		.find(({controller: isController}) => isController === true);
	return reference && {kind: text(reference.kind), name: text(reference.name)};
};

const dnsConfig = (value: Json): DnsConfig => {
	const {nameservers, searches, options} = object(value);
	const named = list(options).map(option => ({name: text(object(option).name), value: text(object(option).value)}));
	return dnsConfigOf(texts(nameservers), texts(searches), named);
};

const hostAlias = (value: Json): HostAlias => ({ip: text(object(value).ip), hostnames: texts(object(value).hostnames)});

/** A Pod of the API's JSON as a record. */
export const pod = (value: Json): Pod => {
	const {metadata, spec: specification, status: state} = object(value);
	const spec = object(specification);
	const status = object(state);
	const ips = list(status.podIPs).map(address => text(object(address).ip));
	const ip = text(status.podIP);
	const deleted = seconds(object(metadata).deletionTimestamp);
	const schedulingGates = list(spec.schedulingGates).map(gate => text(object(gate).name));
	const readinessGates = list(spec.readinessGates).map(gate => text(object(gate).conditionType));
	const hostAliases = list(spec.hostAliases).map(hostAlias);
	const finalizers = deleted > 0 ? texts(object(metadata).finalizers) : [];
	return {
		...identity(metadata),
		deleted,
		owner: controller(object(metadata).ownerReferences),
		node: text(spec.nodeName),
		isOnHostNetwork: spec.hostNetwork === true,
		dnsPolicy: text(spec.dnsPolicy) || 'ClusterFirst',
		hasServiceLinks: spec.enableServiceLinks !== false,
		phase: (text(status.phase) || 'Unknown') as Pod['phase'],
		reason: text(status.reason),
		message: text(status.message),
		// Servers older than 1.20 know only the one address.
		ips: ips.length > 0 || ip === '' ? ips : [ip],
		conditions: list(status.conditions).map(condition),
		containers: list(spec.containers).map(container),
		initContainers: list(spec.initContainers).map(container),
		statuses: list(status.containerStatuses).map(containerStatus),
		initStatuses: list(status.initContainerStatuses).map(containerStatus),
		...(schedulingGates.length > 0 && {schedulingGates}),
		...(readinessGates.length > 0 && {readinessGates}),
		...(spec.dnsConfig !== undefined && {dnsConfig: dnsConfig(spec.dnsConfig)}),
		...(hostAliases.length > 0 && {hostAliases}),
		...(finalizers.length > 0 && {finalizers}),
	};
};
