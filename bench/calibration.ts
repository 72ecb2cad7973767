import {median} from './median.ts';
import {processorTime} from './processor-time.ts';

type Entry = {readonly key: string; readonly place: number};

/** A fixed piece of work of the kind the benchmarks do: bytes read, texts made, objects kept in a map, and sorted. */
const work = () => {
	const bytes = Buffer.alloc(200_000, 'svctop');
	let hash = 0x811c9dc5;
	for (const byte of bytes) {
		hash = Math.imul(hash ^ byte, 0x01000193);
	}

	const entries = new Map<string, Entry>();
	for (let place = 0; place < 6000; place++) {
		const key = `namespace-${place % 40}/service-${(place * 7919) % 6000}`;
		entries.set(key, {key, place});
	}

	const sorted = [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
	return hash + sorted[0]!.place;
};

const timed = () => {
	const began = processorTime();
	work();
	return processorTime() - began;
};

// Its own code is to be compiled as far as it gets before anything is compared with it.
for (let done = 0; done < 40; done++) {
	work();
}

/** Processor time of the fixed work, in milliseconds: what this machine's speed is, at this moment. */
export const calibrate = () => median(Array.from({length: 5}, timed));
