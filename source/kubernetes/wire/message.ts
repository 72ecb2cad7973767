import type {Labels} from '../../model/objects.ts';
import {type Json, list, object} from './json.ts';
import {eachField, readFields, type Take} from './protobuf.ts';
import {createShare} from './share.ts';
import {rawAt} from './strings.ts';
import {type FieldType, stringMap} from './values.ts';

/** What a message is read into before it is whole; the values of a field lie under its name. */
type Target = Record<string, unknown>;

/** One field of a message. Custom resources have no protobuf: their fields have no number. */
export type Field<T> = {
	readonly number: number | undefined;
	readonly absent: T;
	/** Reads it from the JSON of the message, where it has this key. */
	json(message: Readonly<Record<string, Json>>, key: string): T;
	/** Whether JSON writes it into the message around it. */
	readonly isInline?: true;
	/** Takes one occurrence between two offsets into `target[key]`. */
	take(key: string): Take<Target>;
	/** Makes the value of all occurrences, where it takes all of them. */
	readonly finish?: (target: Target, key: string, bytes: Buffer) => void;
};

/** The fields of a message by their JSON keys. */
export type Shape = Readonly<Record<string, Field<unknown>>>;

/** What is read of a message of this shape: every key is there. */
export type Fields<S extends Shape> = {readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never};

type Numbered<Type> = readonly [number: number, type: Type] | readonly [type: Type];

const numbered = <Type>(parts: Numbered<Type>): {readonly number: number | undefined; readonly type: Type} =>
	parts.length === 2 ? {number: parts[0], type: parts[1]} : {number: undefined, type: parts[0]};

/** A field that comes once: its protobuf number, and its type. */
export const one = <T>(...parts: Numbered<FieldType<T>>): Field<T> => {
	const {number, type} = numbered(parts);
	const {absent, json, at} = type;
	return {
		number,
		absent,
		json: (message, key) => json(message[key]),
		take: key => (target, bytes, start, end, varint) => {
			target[key] = at(bytes, start, end, varint);
		},
	};
};

const none: readonly never[] = [];

/** A repeated field: the type is that of one of them. */
export const many = <T>(...parts: Numbered<FieldType<T>>): Field<readonly T[]> => {
	const {number, type} = numbered(parts);
	const {json, at} = type;
	return {
		number,
		absent: none,
		json: (message, key) => list(message[key]).map(json),
		take: key => (target, bytes, start, end, varint) => {
			const value = at(bytes, start, end, varint);
			const known = target[key] as T[];
			if (known.length === 0) {
				target[key] = [value];
			} else {
				known.push(value);
			}
		},
	};
};

/** A repeated field of shared messages: lists of the same messages are one list. */
export const sharedList = <T extends object>(number: number, type: FieldType<T>): Field<readonly T[]> => {
	/** The lists that begin with a message. */
	const known = new WeakMap<T, Array<readonly T[]>>();
	return {
		...many(number, type),
		finish(target, key) {
			const read = target[key] as readonly T[];
			const [first] = read;
			if (first === undefined) {
				return;
			}

			const lists = known.get(first) ?? [];
			const same = lists.find(list => list.length === read.length && list.every((each, index) => each === read[index]));
			target[key] = same ?? read;
			if (same === undefined) {
				known.set(first, [...lists, read]);
			}
		},
	};
};

/** A map of strings to strings: labels, a selector. */
export const map = (number?: number): Field<Labels> => ({
	number,
	absent: stringMap.absent,
	json: (message, key) => stringMap.json(message[key]),
	take: key => (target, _bytes, start, end) => {
		const ranges = target[key];
		if (Array.isArray(ranges)) {
			ranges.push(start, end);
		} else {
			target[key] = [start, end];
		}
	},
	finish(target, key, bytes) {
		const ranges = target[key];
		if (Array.isArray(ranges)) {
			target[key] = stringMap.at(bytes, ranges);
		}
	},
});

/** A message that JSON writes into the one around it: the handler of a probe, say. */
export const inline = <T>(number: number, {absent, json, at}: FieldType<T>): Field<T> => ({
	...one(number, {absent, json, at}),
	isInline: true,
	json: message => json(message),
});

/** A message of these fields. Fields that are not among them cost a step, not a read. */
export const message = <S extends Shape>(
	shape: S,
): FieldType<Fields<S>> & {readonly isRead: ReadonlyArray<true | undefined>} => {
	const entries = Object.entries(shape);
	const absent = Object.fromEntries(entries.map(([key, field]) => [key, field.absent])) as Fields<S>;
	/** By number. */
	const known: Array<Take<Target> | undefined> = [];
	for (const [key, {number, take}] of entries) {
		if (number !== undefined) {
			known[number] = take(key);
		}
	}

	const gathered = entries.filter(([, {finish}]) => finish !== undefined);
	return {
		absent,
		isRead: known.map(take => take && true),
		json(value) {
			const fields = object(value);
			const target: Target = {...absent};
			for (const [key, {json, isInline}] of entries) {
				if (isInline || fields[key] !== undefined) {
					target[key] = json(fields, key);
				}
			}

			return target as Fields<S>;
		},
		at(bytes, start, end) {
			const target: Target = {...absent};
			readFields(bytes, start, end, known, target);
			for (const [key, {finish}] of gathered) {
				finish!(target, key, bytes);
			}

			return target as Fields<S>;
		},
	};
};

const nothing = {absent: undefined, json: () => undefined, at: () => undefined};

/**
 * A message that many objects hold alike but for fields that are not read (a container's volume mounts, its id): what is
 * made of it is one object for equal bytes of the fields that are. `beside` is read of the same message every time, and is
 * small: undefined where there is nothing to keep.
 */
export const sharedMessage = <S extends Shape, T, B = undefined>(
	shape: S,
	make: (fields: Fields<S>, beside: B | undefined) => T,
	beside: FieldType<B | undefined> = nothing,
): FieldType<T> => {
	const type = message(shape);
	const {isRead} = type;
	const share = createShare<T>();
	return {
		absent: make(type.absent, undefined),
		json: value => make(type.json(value), beside.json(value)),
		at(bytes, start, end, varint) {
			const more = beside.at(bytes, start, end, varint);
			let key = more === undefined ? '' : JSON.stringify(more);
			eachField(bytes, start, end, (number, from, to) => {
				if (isRead[number]) {
					key += `${number}:${rawAt(bytes, from, to)};`;
				}
			});
			return share(key, () => make(type.at(bytes, start, end, varint), more));
		},
	};
};
