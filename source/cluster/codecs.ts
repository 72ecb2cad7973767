import type {Records, Resource} from '../model/objects.ts';
import type {Codec, Codecs} from './decoder.ts';
import {jsonCodecs} from './json/codecs.ts';
import {protobufCodecs} from './protobuf/codecs.ts';

/**
 * The content types a resource is asked for, the cheapest first. Custom resources, older servers and proxies know JSON
 * only: the server chooses, and its content type decides.
 */
export const codecsOf = <R extends Resource>(resource: R): Readonly<Record<string, Codec<Records[R]>>> => {
	const protobuf: Partial<Codecs> = protobufCodecs;
	return {
		...(protobuf[resource] && {'application/vnd.kubernetes.protobuf': protobuf[resource]}),
		'application/json': jsonCodecs[resource],
	};
};
