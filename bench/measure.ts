import type {Benchmark, Prepared} from './benchmark.ts';
import {calibrate} from './calibration.ts';
import {median} from './median.ts';
import {processorTime} from './processor-time.ts';

/** How many times larger each size is than the smallest. */
export const scales = [1, 4, 16] as const;

const baseServices = 250;
const rounds = 7;
/** A sample repeats a short run until it takes this long, in milliseconds. */
const shortestSample = 20;

export type Figure = {
	/** One run, in milliseconds of processor time. */
	readonly milliseconds: number;
	/** One run over the fixed work that was done right before it. */
	readonly ratio: number;
};

export type Measured = {
	readonly name: string;
	/** One for each of the scales. */
	readonly figures: readonly Figure[];
};

/** Milliseconds of processor time. */
const timed = async (run: () => void | Promise<void>) => {
	const began = processorTime();
	await run();
	return processorTime() - began;
};

const sample = async (prepared: Prepared, times: number): Promise<Figure> => {
	const run = prepared.ready(times);
	globalThis.gc?.();
	const unit = calibrate();
	const milliseconds = (await timed(run)) / times;
	return {milliseconds, ratio: milliseconds / unit};
};

/** How many runs make a sample long enough to be told from noise; finding it out warms everything up. */
const runsOfSample = async (prepared: Prepared) => {
	let times = 1;
	for (;;) {
		await timed(prepared.ready(times));
		const taken = await timed(prepared.ready(times));
		if (taken >= shortestSample) {
			return times;
		}

		times = Math.ceil(times * Math.min(10, Math.max(2, shortestSample / taken)));
	}
};

const measureAt = async (benchmark: Benchmark, scale: number): Promise<Figure> => {
	const prepared = await benchmark.prepare(baseServices * scale);
	try {
		const times = await runsOfSample(prepared);
		const samples: Figure[] = [];
		while (samples.length < rounds) {
			samples.push(await sample(prepared, times));
		}

		return {
			milliseconds: median(samples.map(({milliseconds}) => milliseconds)),
			ratio: median(samples.map(({ratio}) => ratio)),
		};
	} finally {
		await prepared.close?.();
	}
};

/** Takes a benchmark's time at every scale. */
export const measure = async (benchmark: Benchmark): Promise<Measured> => {
	const figures: Figure[] = [];
	for (const scale of scales) {
		figures.push(await measureAt(benchmark, scale));
	}

	return {name: benchmark.name, figures};
};

/** The better one of two measurements at each scale: noise only ever adds time. */
export const better = (one: Measured, other: Measured): Measured => ({
	name: one.name,
	figures: one.figures.map((figure, index) => {
		const again = other.figures[index]!;
		return again.ratio < figure.ratio ? again : figure;
	}),
});

/** The exponent of time over size, by ratios: 1 where twice the cluster takes twice the time. */
export const growthOf = ({figures}: Measured) =>
	// With sizes evenly apart, the line of least squares through their logarithms has the slope of its ends.
	Math.log(figures.at(-1)!.ratio / figures[0]!.ratio) / Math.log(scales.at(-1)! / scales[0]);
