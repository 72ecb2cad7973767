import type {Suppression} from '../../model/objects.ts';
import {ignoreAnnotation, reasonAnnotation, suppressionOf} from '../suppression.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

/**
 * What the annotations of an ObjectMeta ask to be ignored: annotations 12*, each {key 1, value 2}. Values of other
 * annotations, which may be whole manifests, are not read.
 */
export const suppressionAt = (bytes: Buffer, start: number, end: number): Suppression | undefined => {
	let ignored = '';
	let reason = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field !== 12) {
			return;
		}

		let key = '';
		eachField(bytes, from, to, (inner, entryStart, entryEnd) => {
			if (inner === 1) {
				key = rawAt(bytes, entryStart, entryEnd);
			} else if (inner === 2 && key === ignoreAnnotation) {
				ignored = textAt(bytes, entryStart, entryEnd);
			} else if (inner === 2 && key === reasonAnnotation) {
				reason = textAt(bytes, entryStart, entryEnd);
			}
		});
	});
	return suppressionOf(ignored, reason);
};
