import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {parseArguments, type TraceArguments} from '../../source/commands/arguments.ts';
import {trace as runTrace} from '../../source/commands/trace.ts';
import type {TraceReport} from '../../source/report/trace-report.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';

const demo = sharedDemo();

/** Runs a command line of trace against a demo server of this process; what would end it is its sentence on stderr. */
const trace = async (...args: readonly string[]) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'trace-')), 'config');
	writeFileSync(file, demo().kubeconfig);
	const written = {stdout: '', stderr: ''};
	const stream = (name: 'stdout' | 'stderr') => ({
		isTTY: false,
		write(text: string | Uint8Array) {
			written[name] += text;
			return true;
		},
	});
	try {
		const wanted = parseArguments(['trace', '--kubeconfig', file, ...args], {version: '', noColor: false});
		const code = await runTrace(wanted as TraceArguments, {stdout: stream('stdout'), stderr: stream('stderr')});
		return {code, ...written};
	} catch (error) {
		return {code: 2, ...written, stderr: `${written.stderr}${(error as Error).message}\n`};
	}
};

test('a path that works is exit code 0, and its document is the whole of stdout', async () => {
	const {code, stdout, stderr} = await trace('web', '-n', 'shop', '-o', 'json');
	const report = JSON.parse(stdout) as TraceReport;
	expect({code, stderr}).toStrictEqual({code: 0, stderr: ''});
	expect(report).toMatchObject({service: {namespace: 'shop', name: 'web'}, port: 80, verdict: {code: 'ok'}});
	expect(report.from).toStrictEqual({namespace: 'shop', pod: expect.any(String), container: expect.any(String)});
	expect(new Set(report.hops.map(({hop}) => hop))).toStrictEqual(
		new Set(['dns', 'dns-short', 'service', 'endpoint', 'http']),
	);
	expect(report.hops.every(({command}) => command.length > 0)).toBe(true);
});

test('any other verdict is exit code 1, and quotes the finding', async () => {
	const {code, stdout} = await trace('checkout', '-n', 'shop', '-o', 'yaml');
	const report = parse(stdout) as TraceReport;
	expect(code).toBe(1);
	expect(report.verdict).toMatchObject({code: 'no-endpoints', cause: expect.stringMatching(/because: no pod has /)});
	expect(report.verdict.fixes[0]!.value).toContain('kubectl --context demo -n shop');
	expect(report.findings[0]!.code).toBe('selector-matches-nothing');
});

test('the table has a line for each hop, and ends in the verdict', async () => {
	const {stdout} = await trace('web:80', '-n', 'shop');
	expect(stdout).toMatch(/^shop\/web:80 from shop\//);
	expect(stdout).toMatch(/^HOP +TARGET +OUTCOME +MS +TOOL +DETAIL$/m);
	expect(stdout).toMatch(/^dns +web\.shop\.svc\.cluster\.local\. +ok /m);
	expect(stdout).toMatch(/^ok \(certain\): The whole path works$/m);
	expect(stdout).not.toContain('\u001b');
});

test('verbose: requests and commands are told on stderr, and the sum of both', async () => {
	const {stdout, stderr} = await trace('web', '-n', 'shop', '-o', 'json', '--verbose');
	expect(JSON.parse(stdout)).toMatchObject({verdict: {code: 'ok'}});
	expect(stderr).toMatch(/^\S+ GET \/api\/v1\/namespaces\/shop\/services\S* · 200 · \d+ ms$/m);
	expect(stderr).toMatch(/^\S+ kubectl --context demo -n shop exec \S+ -c \S+ -- .* · exit 0 · \d+ ms$/m);
	expect(stderr).toMatch(/^requests: [1-9]\d*, commands in pods: [1-9]\d*$/m);
});

test.each([
	[['nosuch', '-n', 'shop'], /^There is no Service nosuch in namespace shop\.\n$/],
	[['web:81', '-n', 'shop'], /^Service web has no port 81\. It has 80/],
	[['web', '-n', 'shop', '--from', 'pod/nosuch'], /^No pod of Pod nosuch runs in namespace shop\./],
	[['web', 'api', '-n', 'shop'], /^trace takes one Service/],
	[['web:', '-n', 'shop'], /^trace takes one Service/],
	[['web', '-A'], /name its namespace/],
	[['web', '-n', 'shop', '--readonly'], /--readonly forbids/],
])('%j: one sentence and exit code 2', async (args, sentence) => {
	const {code, stdout, stderr} = await trace(...args);
	expect({code, stdout}).toStrictEqual({code: 2, stdout: ''});
	expect(stderr).toMatch(sentence);
});
