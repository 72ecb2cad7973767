import type {Ingress, IngressBackend} from '../../model/networking/networking-objects.ts';
import {kind} from '../kind.ts';
import {annotations, identityOf, metadataWith, pairValue} from '../parts/metadata.ts';
import {inline, many, message, one} from '../wire/message.ts';
import {integer, optional, text, type Value} from '../wire/values.ts';

/** An IngressBackend. One that is no Service (a `resource`) is none of ours. */
const backend = message({
	service: one(
		4,
		optional(message({name: one(1, text), port: one(2, message({name: one(1, text), number: one(2, integer)}))})),
	),
});

/** An IngressRule: its value is written into it. */
const rule = message({
	value: inline(2, message({http: one(1, message({paths: many(1, message({backend: one(2, backend)}))}))})),
});

const backendsAt = ({service}: Value<typeof backend>, path: string): readonly IngressBackend[] =>
	service ? [{service: service.name, port: service.port.number || service.port.name, path}] : [];

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
		metadata: one(1, metadataWith({annotations})),
		spec: one(2, message({defaultBackend: one(1, backend), rules: many(3, rule), ingressClassName: one(4, text)})),
	}),
	record: ({metadata, spec: {defaultBackend, rules, ingressClassName}}): Ingress => ({
		...identityOf(metadata),
		className: ingressClassName,
		annotatedClass: pairValue(metadata.annotations, 'kubernetes.io/ingress.class'),
		backends: [
			...backendsAt(defaultBackend, 'spec.defaultBackend'),
			...rules.flatMap(({value}, index) =>
				value.http.paths.flatMap((path, position) =>
					backendsAt(path.backend, `spec.rules[${index}].http.paths[${position}]`),
				),
			),
		],
	}),
});
