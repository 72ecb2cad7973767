import type {IngressClass} from '../../model/networking-objects.ts';
import {labelsAt, metadataAt, noMetadata} from './metadata.ts';
import {eachField} from './wire.ts';

/** An IngressClass: metadata 1, whose annotations say whether it is the default. */
export const ingressClassAt = (bytes: Buffer, start: number, end: number): IngressClass => {
	let metadata = noMetadata;
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
		}
	});
	const {namespace, name, uid, created, labels} = metadata;
	const annotations = labelsAt(bytes, metadata.annotations);
	const isDefault = annotations['ingressclass.kubernetes.io/is-default-class'] === 'true';
	return {namespace, name, uid, created, labels, isDefault};
};
