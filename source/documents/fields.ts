import {type Json, object, text} from '../kubernetes/wire/json.ts';
import {sanitise} from '../text/sanitise.ts';

/** A label and what stands beside it; several values stand beneath each other. */
export type Field = readonly [string, string | readonly string[]];

/** Fields in two columns, as kubectl describes things; what has no value is `<none>`. */
export const fieldLines = (fields: readonly Field[], indent = ''): readonly string[] => {
	const width = Math.max(0, ...fields.map(([label]) => label.length)) + 3;
	return fields.flatMap(([label, value]) => {
		const [first = '<none>', ...others] = (typeof value === 'string' ? [value] : value).map(each => each || '<none>');
		const head = `${indent}${`${label}:`.padEnd(width)}${first}`;
		return [head, ...others.map(other => `${indent}${' '.repeat(width)}${other}`)];
	});
};

/** `key=value` of a map, by key; `separator` between the two. */
export const pairsOf = (value: Json, separator = '='): readonly string[] =>
	Object.entries(object(value))
		.map(([key, each]) => `${sanitise(key)}${separator}${sanitise(String(each))}`)
		.sort();

/** Annotations, without the copy of the whole object that `kubectl apply` leaves there. */
export const annotationsOf = (metadata: Json): readonly string[] => {
	const {'kubectl.kubernetes.io/last-applied-configuration': _, ...others} = object(object(metadata).annotations);
	return pairsOf(others, ': ').map(line => sanitise(line));
};

/** Values that may be texts, numbers or absent. */
export const plain = (value: Json): string =>
	typeof value === 'number' || typeof value === 'boolean' ? String(value) : text(value);
