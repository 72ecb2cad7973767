import type {LoadBalancerError, Service, ServicePort, ServiceType} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {lastAppliedAnnotation, lostPorts} from '../lost-ports.ts';
import {managerOf} from '../managed-by.ts';
import {annotationsWith} from '../parts/annotations.ts';
import {identityOf, metadataWith, pairValue} from '../parts/metadata.ts';
import {protocol} from '../parts/protocol.ts';
import {ignoreAnnotation, reasonAnnotation, suppressionOf} from '../suppression.ts';
import {many, map, message, one} from '../wire/message.ts';
import {boolean, type FieldType, integer, integerOrText, mapped, shared, text} from '../wire/values.ts';

const servicePort = shared(
	mapped(
		message({
			name: one(1, text),
			protocol: one(2, protocol),
			port: one(3, integer),
			targetPort: one(4, integerOrText),
			nodePort: one(5, integer),
			appProtocol: one(6, text),
		}),
		// Absent or 0 means the port itself.
		(fields): ServicePort => ({...fields, targetPort: fields.targetPort || fields.port}),
	),
);

const portError: FieldType<LoadBalancerError> = message({
	port: one(1, integer),
	protocol: one(2, protocol),
	error: one(3, text),
});

const loadBalancerIngress = message({ip: one(1, text), hostname: one(2, text), ports: many(4, portError)});

/** By k8s.io/api core/v1 generated.proto. */
const spec = message({
	ports: many(1, servicePort),
	selector: map(2),
	clusterIP: one(3, text),
	type: one(4, text),
	externalIPs: many(5, text),
	sessionAffinity: one(7, text),
	loadBalancerIP: one(8, text),
	loadBalancerSourceRanges: many(9, text),
	externalName: one(10, text),
	externalTrafficPolicy: one(11, text),
	publishNotReadyAddresses: one(13, boolean),
	clusterIPs: many(18, text),
	loadBalancerClass: one(21, text),
	internalTrafficPolicy: one(22, text),
});

export const services = kind({
	resource: 'services',
	kind: 'Service',
	group: '',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['svc'],
	listing: 'first',
	fields: message({
		metadata: one(
			1,
			metadataWith({annotations: annotationsWith(ignoreAnnotation, reasonAnnotation, lastAppliedAnnotation)}),
		),
		spec: one(2, spec),
		status: one(3, message({loadBalancer: one(1, message({ingress: many(1, loadBalancerIngress)}))})),
	}),
	record({metadata, spec: asked, status}): Service {
		const {keys, values} = metadata.annotations;
		const {ingress} = status.loadBalancer;
		const loadBalancerErrors = ingress.flatMap(({ports}) => ports.filter(({error}) => error !== ''));
		const lost = lostPorts(pairValue(values, lastAppliedAnnotation), asked.ports);
		const manager = managerOf(metadata.labels, keys);
		const suppression = suppressionOf(pairValue(values, ignoreAnnotation), pairValue(values, reasonAnnotation));
		return {
			...identityOf(metadata),
			type: (asked.type || 'ClusterIP') as ServiceType,
			// Servers older than 1.20 know only the one address.
			clusterIPs: asked.clusterIPs.length > 0 || asked.clusterIP === '' ? asked.clusterIPs : [asked.clusterIP],
			ports: asked.ports,
			selector: asked.selector,
			externalName: asked.externalName,
			publishNotReadyAddresses: asked.publishNotReadyAddresses,
			loadBalancerClass: asked.loadBalancerClass,
			loadBalancerIngress: ingress.map(({ip, hostname}) => ip || hostname),
			...(loadBalancerErrors.length > 0 && {loadBalancerErrors}),
			...(asked.externalTrafficPolicy === 'Local' && {isExternallyLocal: true}),
			...(asked.internalTrafficPolicy === 'Local' && {isInternallyLocal: true}),
			...(asked.sessionAffinity === 'ClientIP' && {isSticky: true}),
			...(asked.externalIPs.length > 0 && {externalIPs: asked.externalIPs}),
			...(asked.loadBalancerIP && {loadBalancerIP: asked.loadBalancerIP}),
			...(asked.loadBalancerSourceRanges.length > 0 && {sourceRanges: asked.loadBalancerSourceRanges}),
			...(lost.length > 0 && {lostPorts: lost}),
			...(manager && {manager}),
			...(suppression && {suppression}),
		};
	},
});
