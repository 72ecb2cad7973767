import type {Records, Resource} from '../model/records.ts';
import type {Kind} from './kind.ts';
import {kinds} from './kinds/index.ts';
import type {Codec} from './wire/codec.ts';
import {jsonList} from './wire/json-list.ts';
import {jsonWatch} from './wire/json-watch.ts';
import {protobufList} from './wire/protobuf-list.ts';
import {protobufWatch} from './wire/protobuf-watch.ts';

/** Codecs by content type, the cheapest first. */
export type CodecsByType<T> = Readonly<{[contentType: string]: Codec<T>}>;

/**
 * The content types a kind is asked for. Custom resources, older servers and proxies know JSON only: the server chooses,
 * and its content type decides.
 */
export const kindCodecs = <T>({isCustom, fromJson, fromProtobuf}: Kind<string, T>): CodecsByType<T> => ({
	...(!isCustom && {
		'application/vnd.kubernetes.protobuf': {
			list: () => protobufList(fromProtobuf),
			watch: () => protobufWatch(fromProtobuf),
		},
	}),
	'application/json': {list: () => jsonList(fromJson), watch: () => jsonWatch(fromJson)},
});

/** The content types a resource is asked for. */
export const codecsOf = <R extends Resource>(resource: R): CodecsByType<Records[R]> =>
	kindCodecs<unknown>(kinds[resource]) as CodecsByType<Records[R]>;
