import {expect, test} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/arguments.ts';
import {sharedDemo} from '../../_helpers/demo-api.ts';
import {fileWith, runTrace} from '../../_helpers/run-command.ts';

const demo = sharedDemo();

const trace = (...args: readonly string[]) =>
	runTrace(['--kubeconfig', fileWith(demo().kubeconfig), '-n', 'shop', ...args]);

test('requests are repeated to the name and to each endpoint, and all are counted', async () => {
	const {code, stdout} = await trace('web', '--count', '8', '-o', 'json');
	const {repeated, endpoints, verdict} = JSON.parse(stdout);
	expect(code).toBe(0);
	expect(repeated).toMatchObject({requests: 8, failures: 0, changes: [], accused: []});
	const asked = [...repeated.service, ...endpoints].map(({requests}: {readonly requests: number}) => requests);
	expect(asked.length).toBeGreaterThan(1);
	expect(asked.reduce((sum, count) => sum + count, 0)).toBe(8);
	expect(verdict.cause).toMatch(/8 requests in \d+ s, and none failed\.$/);
});

test('the table has a row for each, before the verdict', async () => {
	const {stdout} = await trace('web', '--count', '4');
	expect(stdout).toMatch(/^ADDRESS +POD +NODE +REQUESTS +FAILED +MEDIAN +P95 +P99 +FIRST +LAST +FAILURES OVER TIME$/m);
	expect(stdout).toMatch(/▁(?:.|\n)*\nok \(certain\): /);
});

test('a Service without endpoints stays what its trace says', async () => {
	const {code, stdout} = await trace('checkout', '--count', '2', '-o', 'json');
	expect({code, verdict: JSON.parse(stdout).verdict.code}).toStrictEqual({code: 1, verdict: 'no-endpoints'});
});

test.each([
	[['web', '--for', '1m', '--count', '3'], /exclude each other/],
	[['web', '--for', '0'], /never end/],
	[['web', '--count', '-1'], /whole number|flag/],
	[['web', '--for', 'works'], /takes a time/],
])('%j is refused', (args, sentence) => {
	expect(() => parseArguments(['trace', ...args], {version: '', noColor: false})).toThrow(sentence);
});
