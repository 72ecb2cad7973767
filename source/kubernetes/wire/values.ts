import type {Labels} from '../../model/objects.ts';
import {type Json, number as jsonNumber, text as jsonText, labels, numberOrText, seconds as secondsOf} from './json.ts';
import {eachField} from './protobuf.ts';
import {createByteShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';

/** One type of value, as both formats carry it. */
export type FieldType<T> = {
	/** The value where an object leaves it out. */
	readonly absent: T;
	/** Reads a value of a JSON document; one of the wrong type counts as absent. */
	json(value: Json): T;
	/** Reads what lies between two offsets of a message; `varint` is the value of a field that is one. */
	at(bytes: Buffer, start: number, end: number, varint: number): T;
};

/** What a field of this type is read as. */
export type Value<Type> = Type extends FieldType<infer T> ? T : never;

/** A string, made safe to draw; '' where there is none. */
export const text: FieldType<string> = {
	absent: '',
	json: jsonText,
	at: textAt,
};

/** A string that is unique, or that only ASCII may be in: it is not looked up among those that are shared. */
export const raw: FieldType<string> = {
	absent: '',
	json: jsonText,
	at: rawAt,
};

/** An integer; 0 where there is none. */
export const integer: FieldType<number> = {
	absent: 0,
	json: jsonNumber,
	at: (_bytes, _start, _end, varint) => varint,
};

/** A bool; false where there is none. */
export const boolean: FieldType<boolean> = {
	absent: false,
	json: value => value === true,
	at: (_bytes, _start, _end, varint) => varint === 1,
};

/** Unix seconds of a metav1.Time or metav1.MicroTime (seconds 1); 0 where there is none. */
export const time: FieldType<number> = {
	absent: 0,
	json: secondsOf,
	at(bytes, start, end) {
		let seconds = 0;
		eachField(bytes, start, end, (field, _start, _end, value) => {
			if (field === 1) {
				seconds = value;
			}
		});
		return seconds;
	},
};

/** An IntOrString, a port's number or its name: type 1 (0 number, 1 text), intVal 2, strVal 3; 0 where there is none. */
export const integerOrText: FieldType<number | string> = {
	absent: 0,
	json: value => numberOrText(value) || 0,
	at(bytes, start, end) {
		let isText = false;
		let number = 0;
		let name = '';
		eachField(bytes, start, end, (field, from, to, value) => {
			if (field === 1) {
				isText = value === 1;
			} else if (field === 2) {
				number = value;
			} else if (field === 3) {
				name = textAt(bytes, from, to);
			}
		});
		return isText ? name : number;
	},
};

/** A value whose absence says something: undefined where there is none. */
export const optional = <T>({json, at}: FieldType<T>): FieldType<T | undefined> => ({
	absent: undefined,
	json: value => (value === undefined || value === null ? undefined : json(value)),
	at,
});

/** What is made of a value. */
export const mapped = <T, U>({absent, json, at}: FieldType<T>, make: (value: T) => U): FieldType<U> => ({
	absent: make(absent),
	json: value => make(json(value)),
	at: (bytes, start, end, varint) => make(at(bytes, start, end, varint)),
});

/** One object for equal bytes: for what many objects hold alike, and holds nothing that differs and is not read. */
export const shared = <T>({absent, json, at}: FieldType<T>): FieldType<T> => {
	const share = createByteShare<T>();
	return {
		absent,
		json,
		at: (bytes, start, end, varint) => share(bytes, start, end, () => at(bytes, start, end, varint)),
	};
};

const noLabels: Labels = {};
const shareLabels = createByteShare<Labels>();

const labelsAt = (bytes: Buffer, ranges: readonly number[]): Labels => {
	const read: Record<string, string> = {};
	for (let index = 0; index < ranges.length; index += 2) {
		let key = '';
		let label = '';
		eachField(bytes, ranges[index]!, ranges[index + 1]!, (field, start, end) => {
			if (field === 1) {
				key = textAt(bytes, start, end);
			} else if (field === 2) {
				label = textAt(bytes, start, end);
			}
		});
		read[key] = label;
	}

	return read;
};

/** A map of strings. Its entries come as messages {key 1, value 2}, one behind the other; `ranges` holds their starts and ends in turn. */
export const stringMap = {
	absent: noLabels,
	json: labels,
	at: (bytes: Buffer, ranges: readonly number[]): Labels =>
		shareLabels(bytes, ranges[0]!, ranges.at(-1)!, () => labelsAt(bytes, ranges)),
};
