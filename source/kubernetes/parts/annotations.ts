import type {Labels} from '../../model/objects.ts';
import {type Json, object, text} from '../wire/json.ts';
import type {Field} from '../wire/message.ts';
import {eachField} from '../wire/protobuf.ts';
import {rawAt, textAt} from '../wire/strings.ts';

/** Annotations of an object whose other ones may be whole manifests. */
export type Annotations = {
	/** The keys of all of them. */
	readonly keys: readonly string[];
	/** The values of those that were asked for. */
	readonly values: Labels;
};

const none: Annotations = {keys: [], values: {}};

/** The annotations of an ObjectMeta: the keys of all, and the values of these. Entries are messages {key 1, value 2}. */
export const annotationsWith = (...wanted: readonly string[]): Field<Annotations> => ({
	number: 12,
	absent: none,
	json(message: Readonly<Record<string, Json>>, key) {
		const entries = Object.entries(object(message[key]));
		return {
			keys: entries.map(([name]) => name),
			values: Object.fromEntries(
				entries.filter(([name]) => wanted.includes(name)).map(([name, value]) => [name, text(value)]),
			),
		};
	},
	take: key => (target, bytes, start, end) => {
		const {keys, values} = target[key] as Annotations;
		let name = '';
		let value: string | undefined;
		eachField(bytes, start, end, (field, from, to) => {
			if (field === 1) {
				name = rawAt(bytes, from, to);
			} else if (field === 2 && wanted.includes(name)) {
				value = textAt(bytes, from, to);
			}
		});
		target[key] = {keys: [...keys, name], values: value === undefined ? values : {...values, [name]: value}};
	},
});
