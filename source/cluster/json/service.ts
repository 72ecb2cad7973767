import type {LoadBalancerError, Protocol, Service, ServicePort, ServiceType} from '../../model/objects.ts';
import {managerOf} from '../manager.ts';
import {ignoreAnnotation, reasonAnnotation, suppressionOf} from '../suppression.ts';
import {identity, type Json, labels, list, number, numberOrText, object, text, texts} from './fields.ts';

const servicePort = (value: Json): ServicePort => {
	const fields = object(value);
	return {
		name: text(fields.name),
		protocol: (text(fields.protocol) || 'TCP') as Protocol,
		port: number(fields.port),
		// Absent or 0 means the port itself.
		targetPort: numberOrText(fields.targetPort) || number(fields.port),
		nodePort: number(fields.nodePort),
		appProtocol: text(fields.appProtocol),
	};
};

/** The ports of a LoadBalancerIngress that it could not open. */
const loadBalancerErrors = (ingress: Json): readonly LoadBalancerError[] =>
	list(object(ingress).ports)
		.map(object)
		.map(fields => ({
			port: number(fields.port),
			protocol: (text(fields.protocol) || 'TCP') as Protocol,
			error: text(fields.error),
		}))
		.filter(({error}) => error !== '');

/** A Service of the API's JSON as a record. */
export const service = (value: Json): Service => {
	const {metadata, spec: specification, status} = object(value);
	const spec = object(specification);
	const type = (text(spec.type) || 'ClusterIP') as ServiceType;
	const annotations = object(object(metadata).annotations);
	const suppression = suppressionOf(text(annotations[ignoreAnnotation]), text(annotations[reasonAnnotation]));
	const clusterIPs = texts(spec.clusterIPs);
	const clusterIP = text(spec.clusterIP);
	const known = identity(metadata);
	const manager = managerOf(known.labels, Object.keys(annotations));
	const ingresses = list(object(object(status).loadBalancer).ingress);
	const errors = ingresses.flatMap(loadBalancerErrors);
	const externalIPs = texts(spec.externalIPs);
	const loadBalancerIP = text(spec.loadBalancerIP);
	const sourceRanges = texts(spec.loadBalancerSourceRanges);
	return {
		...known,
		type,
		// Servers older than 1.20 know only the one address.
		clusterIPs: clusterIPs.length > 0 || clusterIP === '' ? clusterIPs : [clusterIP],
		ports: list(spec.ports).map(servicePort),
		selector: labels(spec.selector),
		externalName: text(spec.externalName),
		publishNotReadyAddresses: spec.publishNotReadyAddresses === true,
		loadBalancerClass: text(spec.loadBalancerClass),
		loadBalancerIngress: ingresses.map(ingress => text(object(ingress).ip) || text(object(ingress).hostname)),
		...(errors.length > 0 && {loadBalancerErrors: errors}),
		...(spec.externalTrafficPolicy === 'Local' && {isExternallyLocal: true}),
		...(spec.internalTrafficPolicy === 'Local' && {isInternallyLocal: true}),
		...(spec.sessionAffinity === 'ClientIP' && {isSticky: true}),
		...(externalIPs.length > 0 && {externalIPs}),
		...(loadBalancerIP && {loadBalancerIP}),
		...(sourceRanges.length > 0 && {sourceRanges}),
		...(manager && {manager}),
		...(suppression && {suppression}),
	};
};
