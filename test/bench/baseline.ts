import {expect, test} from 'vitest';
import {complaints} from '../../bench/baseline.ts';
import type {Benchmark} from '../../bench/benchmark.ts';
import {better, growthOf, type Measured} from '../../bench/measure.ts';

const benchmark = (steepest: number): Benchmark => ({
	name: 'join',
	steepest,
	prepare: () => ({ready: () => () => {}}),
});

const measured = (...ratios: readonly number[]): Measured => ({
	name: 'join',
	figures: ratios.map(ratio => ({milliseconds: ratio * 5, ratio})),
});

test('growth is the exponent of time over size', () => {
	expect(growthOf(measured(1, 4, 16))).toBeCloseTo(1);
	expect(growthOf(measured(2, 2, 2))).toBeCloseTo(0);
	expect(growthOf(measured(1, 16, 256))).toBeCloseTo(2);
});

test.each([
	['as before', [1, 4, 16], []],
	['a fifth slower', [1.2, 4.8, 19.2], []],
	['slower at one size', [1, 5, 16], ['join at 4× takes 25 % more than its baseline.']],
	['too steep', [0.5, 4, 16], ['join grows with exponent 1.25; 1.2 is accepted.']],
] as const)('%s', (_, ratios, expected) => {
	expect(complaints(benchmark(1.2), measured(...ratios), {join: [1, 4, 16]})).toStrictEqual(expected);
});

test('without a baseline only growth is judged', () => {
	expect(complaints(benchmark(1.2), measured(100, 100, 100), {})).toStrictEqual([]);
	expect(complaints(benchmark(0.2), measured(1, 4, 16), {})).toHaveLength(1);
});

test('of two measurements the better one counts at each size', () => {
	expect(better(measured(1, 5, 16), measured(2, 4, 17))).toStrictEqual(measured(1, 4, 16));
});
