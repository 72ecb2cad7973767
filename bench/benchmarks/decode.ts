import {isDeepStrictEqual} from 'node:util';
import {codecsOf} from '../../source/kubernetes/codecs.ts';
import type {Codec} from '../../source/kubernetes/wire/codec.ts';
import type {Pod} from '../../source/model/objects.ts';
import type {Benchmark} from '../benchmark.ts';
import {podListBytes} from '../pod-bytes.ts';
import {podListJson} from '../pod-json.ts';
import {makeRecords} from '../records.ts';

/** Bytes a socket hands over at once. */
const chunkSize = 65_536;
/** This many records are compared with what they were made of. */
const compared = 100;

const readPods = (codec: Codec<Pod>, bytes: Buffer) => {
	const reader = codec.list();
	const pods: Pod[] = [];
	for (let start = 0; start < bytes.length; start += chunkSize) {
		for (const pod of reader.push(bytes.subarray(start, start + chunkSize))) {
			pods.push(pod);
		}
	}

	reader.end();
	return pods;
};

const decoding = (name: string, contentType: string, encode: (pods: readonly Pod[]) => Buffer): Benchmark => ({
	name,
	steepest: 1.2,
	prepare(services) {
		const {pods} = makeRecords(services);
		const codec = codecsOf('pods')[contentType]!;
		const bytes = encode(pods);
		const read = readPods(codec, bytes);
		if (read.length !== pods.length || !isDeepStrictEqual(read.slice(0, compared), pods.slice(0, compared))) {
			throw new Error(`${name}: what was decoded is not what was encoded.`);
		}

		return {
			ready: times => () => {
				for (let done = 0; done < times; done++) {
					readPods(codec, bytes);
				}
			},
		};
	},
});

/** A protobuf list of pods, from bytes to records. */
export const decode = decoding('decode', 'application/vnd.kubernetes.protobuf', podListBytes);

/** The same list as JSON. */
export const decodeJson = decoding('decode-json', 'application/json', podListJson);
