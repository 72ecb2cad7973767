import type {Benchmark} from '../benchmark.ts';
import {batch} from './batch.ts';
import {decode, decodeJson} from './decode.ts';
import {diagnose} from './diagnose.ts';
import {frame} from './frame.ts';
import {join} from './join.ts';
import {key} from './key.ts';
import {rejoin, rejoinOneNamespace} from './rejoin.ts';

/** Every benchmark, along the way from bytes to the screen. */
export const benchmarks: readonly Benchmark[] = [
	decode,
	decodeJson,
	join,
	rejoin,
	rejoinOneNamespace,
	diagnose,
	batch,
	frame,
	key,
];
