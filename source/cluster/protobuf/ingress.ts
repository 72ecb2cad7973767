import type {Ingress, IngressBackend} from '../../model/networking-objects.ts';
import {labelsAt, metadataAt, noMetadata} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** A ServiceBackendPort: name 1, number 2. */
const portAt = (bytes: Buffer, start: number, end: number): number | string => {
	let name = '';
	let number = 0;
	eachField(bytes, start, end, (field, from, to, value) => {
		if (field === 1) {
			name = textAt(bytes, from, to);
		} else if (field === 2) {
			number = value;
		}
	});
	return number || name;
};

/** An IngressBackend: service 4 {name 1, port 2}. One that is no Service (a `resource`) is none of ours. */
const backendAt = (bytes: Buffer, start: number, end: number, path: string): readonly IngressBackend[] => {
	const backends: IngressBackend[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field !== 4) {
			return;
		}

		let service = '';
		let port: number | string = '';
		eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
			if (inner === 1) {
				service = textAt(bytes, innerStart, innerEnd);
			} else if (inner === 2) {
				port = portAt(bytes, innerStart, innerEnd);
			}
		});
		backends.push({service, port, path});
	});
	return backends;
};

/** An IngressRule: ingressRuleValue 2 {http 1 {paths 1* {backend 2}}}. */
const ruleAt = (bytes: Buffer, start: number, end: number, index: number): readonly IngressBackend[] => {
	const backends: IngressBackend[] = [];
	let position = 0;
	const pathAt = (field: number, from: number, to: number) => {
		if (field === 1) {
			const path = `spec.rules[${index}].http.paths[${position++}]`;
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				if (inner === 2) {
					backends.push(...backendAt(bytes, innerStart, innerEnd, path));
				}
			});
		}
	};
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 2) {
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				if (inner === 1) {
					eachField(bytes, innerStart, innerEnd, pathAt);
				}
			});
		}
	});
	return backends;
};

/** An Ingress: metadata 1, spec 2 {defaultBackend 1, rules 3*, ingressClassName 4} (k8s.io/api networking/v1 generated.proto). */
export const ingressAt = (bytes: Buffer, start: number, end: number): Ingress => {
	let metadata = noMetadata;
	let className = '';
	let rules = 0;
	const backends: IngressBackend[] = [];
	const specAt = (field: number, from: number, to: number) => {
		if (field === 1) {
			backends.push(...backendAt(bytes, from, to, 'spec.defaultBackend'));
		} else if (field === 3) {
			backends.push(...ruleAt(bytes, from, to, rules++));
		} else if (field === 4) {
			className = textAt(bytes, from, to);
		}
	};
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
		} else if (field === 2) {
			eachField(bytes, from, to, specAt);
		}
	});
	const {namespace, name, uid, created, labels} = metadata;
	const annotatedClass = labelsAt(bytes, metadata.annotations)['kubernetes.io/ingress.class'] ?? '';
	return {namespace, name, uid, created, labels, className, annotatedClass, backends};
};
