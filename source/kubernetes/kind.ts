import type {Json} from './wire/json.ts';
import type {FieldType} from './wire/values.ts';

/** When a kind is asked for: at once, once what is diagnosed first is here, or where the server is found to have it. */
export type Listing = 'first' | 'later' | 'discovered';

/** Where a kind of object is served, and when it is asked for. */
export type Served<Resource extends string> = {
	/** The plural that its API path ends in. */
	readonly resource: Resource;
	/** Its name in manifests. */
	readonly kind: string;
	/** '' for the core group. */
	readonly group: string;
	readonly version: string;
	readonly isNamespaced: boolean;
	readonly shortNames: readonly string[];
	readonly listing: Listing;
	/** Whether the API server knows it by its definition only: it has no protobuf of it. */
	readonly isCustom?: true;
};

type Description<Resource extends string, Fields, T> = Served<Resource> & {
	/** What is read of an object, in both formats. */
	readonly fields: FieldType<Fields>;
	/** The record that is kept: all defaults, and what the fields mean, once. */
	record(fields: Fields): T;
};

/** One kind of object that is watched. */
export type Kind<Resource extends string, T> = Served<Resource> & {
	/** The record of an object of the API's JSON. */
	fromJson(value: Json): T;
	/** The record of the object between two offsets of a protobuf message. */
	fromProtobuf(bytes: Buffer, start: number, end: number): T;
};

/** A kind: where it is served, which of its fields are read, and what they mean. */
export const kind = <const Resource extends string, Fields, T>({
	fields,
	record,
	...served
}: Description<Resource, Fields, T>): Kind<Resource, T> => ({
	...served,
	fromJson: value => record(fields.json(value)),
	fromProtobuf: (bytes, start, end) => record(fields.at(bytes, start, end, 0)),
});
