import type {Ingress, IngressBackend, IngressClass} from '../../model/networking-objects.ts';
import {identity, type Json, labels, list, number, object, text} from './fields.ts';

/** A backend that is no Service (a `resource`) is none of ours. */
const backend = (value: Json, path: string): readonly IngressBackend[] => {
	const {service} = object(value);
	const {name, port: reference} = object(service);
	const port = object(reference);
	return service ? [{service: text(name), port: number(port.number) || text(port.name), path}] : [];
};

/** An Ingress of the API's JSON as a record. */
export const ingress = (value: Json): Ingress => {
	const {metadata, spec: specification} = object(value);
	const spec = object(specification);
	const rules = list(spec.rules).flatMap((rule, index) =>
		list(object(object(rule).http).paths).flatMap((path, position) =>
			backend(object(path).backend, `spec.rules[${index}].http.paths[${position}]`),
		),
	);
	return {
		...identity(metadata),
		className: text(spec.ingressClassName),
		annotatedClass: labels(object(metadata).annotations)['kubernetes.io/ingress.class'] ?? '',
		backends: [...backend(spec.defaultBackend, 'spec.defaultBackend'), ...rules],
	};
};

/** An IngressClass of the API's JSON as a record. */
export const ingressClass = (value: Json): IngressClass => {
	const {metadata} = object(value);
	const annotations = labels(object(metadata).annotations);
	return {...identity(metadata), isDefault: annotations['ingressclass.kubernetes.io/is-default-class'] === 'true'};
};
