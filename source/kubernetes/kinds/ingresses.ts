import type {Ingress, IngressBackend, IngressMatch} from '../../model/networking/networking-objects.ts';
import {kind} from '../kind.ts';
import {annotations, identityOf, metadataWith, pairValue} from '../parts/metadata.ts';
import {inline, many, message, one} from '../wire/message.ts';
import {integer, integerOrText, optional, text, type Value} from '../wire/values.ts';

/**
 * An IngressBackend. One that is no Service (a `resource`) is none of ours. The fields without a number are those of
 * v1beta1: only manifests have them, as a server answers with v1.
 */
const backend = message({
	service: one(
		4,
		optional(message({name: one(1, text), port: one(2, message({name: one(1, text), number: one(2, integer)}))})),
	),
	serviceName: one(text),
	servicePort: one(integerOrText),
});

/** An IngressRule: its value is written into it. */
const rule = message({
	host: one(1, text),
	value: inline(
		2,
		message({
			http: one(
				1,
				message({paths: many(1, message({path: one(1, text), backend: one(2, backend), pathType: one(3, text)}))}),
			),
		}),
	),
});

const loadBalancerIngress = message({ip: one(1, text), hostname: one(2, text)});

const backendsAt = (
	{service, serviceName, servicePort}: Value<typeof backend>,
	path: string,
	isVersion1: boolean,
	match?: IngressMatch,
): readonly IngressBackend[] => {
	const place = {path, ...(match && {match})};
	if (service !== undefined) {
		return [{service: service.name, port: service.port.number || service.port.name, ...place}];
	}

	return serviceName === ''
		? []
		: [{service: serviceName, port: servicePort || '', ...place, oldFields: isVersion1 ? 'refused' : 'valid'}];
};

/** Fields by k8s.io/api networking/v1 generated.proto. */
export const ingresses = kind({
	resource: 'ingresses',
	kind: 'Ingress',
	group: 'networking.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['ing'],
	listing: 'later',
	fields: message({
		apiVersion: one(text),
		metadata: one(1, metadataWith({annotations})),
		spec: one(
			2,
			message({
				defaultBackend: one(1, backend),
				tls: many(2, message({hosts: many(1, text)})),
				rules: many(3, rule),
				ingressClassName: one(4, text),
				backend: one(backend),
			}),
		),
		status: one(3, message({loadBalancer: one(1, message({ingress: many(1, loadBalancerIngress)}))})),
	}),
	record({apiVersion, metadata, spec, status}): Ingress {
		const {defaultBackend, backend: oldDefault, rules, ingressClassName, tls} = spec;
		const addresses = status.loadBalancer.ingress.map(({ip, hostname}) => ip || hostname);
		const isVersion1 = apiVersion === 'networking.k8s.io/v1';
		return {
			...identityOf(metadata),
			className: ingressClassName,
			annotatedClass: pairValue(metadata.annotations, 'kubernetes.io/ingress.class'),
			backends: [
				...backendsAt(defaultBackend, 'spec.defaultBackend', isVersion1),
				...backendsAt(oldDefault, 'spec.backend', isVersion1),
				...rules.flatMap(({host, value}, index) =>
					value.http.paths.flatMap(({path, pathType: type, backend: wanted}, position) =>
						backendsAt(wanted, `spec.rules[${index}].http.paths[${position}]`, isVersion1, {host, path, type}),
					),
				),
			],
			...(tls.length > 0 && {tlsHosts: [...new Set(tls.flatMap(({hosts}) => (hosts.length > 0 ? hosts : [''])))]}),
			...(addresses.length > 0 && {addresses}),
			...(pairValue(metadata.annotations, 'nginx.ingress.kubernetes.io/canary') === 'true' && {
				isCanary: true as const,
			}),
		};
	},
});
