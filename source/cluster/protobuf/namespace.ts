import type {Namespace} from '../../model/objects.ts';
import {metadataAt, noMetadata} from './metadata.ts';
import {eachField} from './wire.ts';

/** A Namespace: metadata 1. */
export const namespaceAt = (bytes: Buffer, start: number, end: number): Namespace => {
	let metadata = noMetadata;
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
		}
	});
	const {namespace, name, uid, created, labels} = metadata;
	return {namespace, name, uid, created, labels};
};
