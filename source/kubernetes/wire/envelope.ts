import {ClusterError} from '../errors.ts';
import {eachField} from './protobuf.ts';
import {rawAt} from './strings.ts';

/** "k8s" and a zero byte: what every object begins with (k8s.io/apimachinery runtime/serializer/protobuf). */
export const magic = Buffer.from([0x6b, 0x38, 0x73, 0x00]);

/** Field `raw` of runtime.Unknown: the object itself. */
export const rawField = 2;

/** A field that every top-level object has: its metadata. */
const metadataField = 1;

export const malformed = (cause?: unknown) =>
	new ClusterError('malformed', 'The API server sent protobuf that cannot be read.', {cause});

/** The resourceVersion of the object between two offsets (ObjectMeta 6). */
export const objectVersionAt = (bytes: Buffer, start: number, end: number): string => {
	let version = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field !== metadataField) {
			return;
		}

		eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
			if (inner === 6) {
				version = rawAt(bytes, innerStart, innerEnd);
			}
		});
	});
	return version;
};
