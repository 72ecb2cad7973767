import {rawAt} from './strings.ts';
import {eachField} from './wire.ts';

/** The keys of annotations whose starts and ends come in turn: each is a message {key 1, value 2}. */
export const annotationKeysAt = (bytes: Buffer, ranges: readonly number[]): readonly string[] => {
	const keys: string[] = [];
	for (let index = 0; index < ranges.length; index += 2) {
		eachField(bytes, ranges[index]!, ranges[index + 1]!, (field, start, end) => {
			if (field === 1) {
				keys.push(rawAt(bytes, start, end));
			}
		});
	}

	return keys;
};
