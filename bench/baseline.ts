import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import type {Benchmark} from './benchmark.ts';
import {growthOf, type Measured, scales} from './measure.ts';

/** By name of the benchmark, its ratio at each of the scales. */
export type Baseline = Readonly<Record<string, readonly number[]>>;

/** How much slower than the baseline is accepted. */
const tolerance = 1.2;

/** Empty where there is no such file. */
export const readBaseline = (file: string): Baseline =>
	existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

/** Writes what was measured; what was not keeps its place. */
export const writeBaseline = (file: string, all: readonly Measured[]) => {
	const measured = all.map(({name, figures}) => [name, figures.map(({ratio}) => Number(ratio.toPrecision(3)))]);
	const lines = Object.entries({...readBaseline(file), ...Object.fromEntries(measured)}).map(
		([name, ratios]) => `\t${JSON.stringify(name)}: [${(ratios as readonly number[]).join(', ')}]`,
	);
	writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
};

/** What is not as it should be, one sentence each: slower than the baseline, or growing with the cluster. */
export const complaints = ({name, steepest}: Benchmark, measured: Measured, baseline: Baseline): readonly string[] => {
	const growth = growthOf(measured);
	const slower = measured.figures.flatMap(({ratio}, index) => {
		const known = baseline[name]?.[index];
		return known === undefined || ratio <= known * tolerance
			? []
			: [`${name} at ${scales[index]}× takes ${Math.round((ratio / known - 1) * 100)} % more than its baseline.`];
	});
	return growth > steepest
		? [...slower, `${name} grows with exponent ${growth.toFixed(2)}; ${steepest} is accepted.`]
		: slower;
};
