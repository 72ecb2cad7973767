import {magic, malformed, rawField} from './envelope.ts';
import {eachField} from './protobuf.ts';
import {textAt} from './strings.ts';

/** Where a message lies in a buffer. */
export type Range = {start: number; end: number};

/** The object inside magic and runtime.Unknown {raw 2}. Throws a ClusterError where there is no magic. */
export const unwrap = (bytes: Buffer, {start, end}: Range): Range => {
	if (!bytes.subarray(start, start + magic.length).equals(magic)) {
		throw malformed();
	}

	const raw = {start: end, end};
	eachField(bytes, start + magic.length, end, (field, from, to) => {
		if (field === rawField) {
			raw.start = from;
			raw.end = to;
		}
	});
	return raw;
};

/** A metav1.Status: message 3, code 6. */
export const statusAt = (bytes: Buffer, {start, end}: Range): {readonly code: number; readonly message: string} => {
	let code = 0;
	let message = '';
	eachField(bytes, start, end, (field, from, to, value) => {
		if (field === 3) {
			message = textAt(bytes, from, to);
		} else if (field === 6) {
			code = value;
		}
	});
	return {code, message};
};
