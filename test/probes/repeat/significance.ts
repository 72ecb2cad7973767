import {expect, test} from 'vitest';
import {accusedOf, type CountedEndpoint, fisherExact} from '../../../source/probes/repeat/significance.ts';

const counted = (failures: number, requests: number) => ({failures, requests});

test.each([
	// Fisher's tea: three of four cups, or more, by chance.
	[counted(3, 4), counted(1, 4), 0.2429],
	[counted(4, 4), counted(0, 4), 0.0143],
	[counted(0, 10), counted(0, 10), 1],
	[counted(0, 10), counted(5, 10), 1],
	[counted(5, 10), counted(0, 100), 5.37e-6 / 2.612],
])('%j beside %j: p = %d', (one, others, p) => {
	expect(fisherExact(one, others)).toBeCloseTo(p, 4);
});

test('many requests do not overflow', () => {
	expect(fisherExact(counted(400, 2000), counted(0, 8000))).toBeLessThan(1e-100);
	expect(fisherExact(counted(80, 2000), counted(320, 8000))).toBeGreaterThan(0.4);
});

/** Endpoints with so many failures of a hundred requests each, two a node and three a zone. */
const endpoints = (...failures: readonly number[]): readonly CountedEndpoint[] =>
	failures.map((count, index) => ({
		...counted(count, 100),
		name: `e${index}`,
		node: `n${Math.floor(index / 2)}`,
		zone: `z${Math.floor(index / 4)}`,
	}));

test.each([
	['one of five fails a fifth of the time', endpoints(0, 0, 20, 0, 0), ['endpoint e2']],
	['five fail one in 25', endpoints(4, 5, 3, 4, 4), []],
	['by chance a little more', endpoints(2, 4, 9, 3, 5), []],
	['one failure alone', endpoints(0, 0, 1, 0), []],
	['nothing fails', endpoints(0, 0, 0), []],
	['all fail always', endpoints(100, 100, 100), []],
	['a whole node', endpoints(0, 0, 30, 33, 0, 0), ['node n1']],
	['one endpoint of a node is no bad node', endpoints(0, 0, 60, 0, 0, 0), ['endpoint e2']],
	['a whole zone is told once', endpoints(0, 0, 0, 0, 30, 33, 31, 29), ['zone z1']],
	['two of different nodes', endpoints(30, 0, 31, 0, 0, 0), ['endpoint e0', 'endpoint e2']],
	['one endpoint has nothing beside it', endpoints(50), []],
])('%s', (_, of, accused) => {
	expect(accusedOf(of).map(({kind, name}) => `${kind} ${name}`)).toStrictEqual(accused);
});
