import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {ListReader, WatchReader} from '../../source/kubernetes/wire/codec.ts';

/** A recorded answer of a real API server, e.g. `pods.pb`. */
export const recorded = (file: string) => readFileSync(path.join(import.meta.dirname, '../fixtures/lists', file));

const pieces = (bytes: Buffer, size: number) =>
	Array.from({length: Math.ceil(bytes.length / size)}, (_, index) => bytes.subarray(index * size, (index + 1) * size));

/** Feeds a list in pieces of a size. */
export const readList = <T>(reader: ListReader<T>, bytes: Buffer, size: number) => {
	const records = pieces(bytes, size).flatMap(piece => reader.push(piece));
	return {records, end: reader.end()};
};

/** Feeds a watch in pieces of a size. */
export const readWatch = <T>(reader: WatchReader<T>, bytes: Buffer, size: number) =>
	pieces(bytes, size).flatMap(piece => reader.push(piece));
