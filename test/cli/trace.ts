import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {parse, stringify} from 'yaml';
import {parseArguments, type TraceArguments} from '../../source/cli/arguments/arguments.ts';
import {trace as runTrace} from '../../source/cli/trace.ts';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';
import type {Fault} from '../_helpers/demo-faults.ts';
import {fakeMachine} from '../_helpers/fake-machine.ts';

const demo = sharedDemo();

/**
 * Runs a command line of trace against a demo server of this process; what would end it is its sentence on stderr.
 * `note` is given what is written there while it runs.
 */
const run = async (
	args: readonly string[],
	{faults = [], note = () => {}}: {readonly faults?: readonly Fault[]; note?(text: string): void} = {},
) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'trace-')), 'config');
	writeFileSync(file, demo(faults).kubeconfig);
	const written = {stdout: '', stderr: ''};
	const stream = (name: 'stdout' | 'stderr') => ({
		isTTY: false,
		write(text: string | Uint8Array) {
			written[name] += text;
			if (name === 'stderr') {
				note(String(text));
			}

			return true;
		},
	});
	try {
		const wanted = parseArguments(['trace', '--kubeconfig', file, ...args], {version: '', noColor: false});
		const code = await runTrace(
			wanted as TraceArguments,
			{stdout: stream('stdout'), stderr: stream('stderr')},
			async () => fakeMachine(),
		);
		return {code, ...written};
	} catch (error) {
		return {code: 2, ...written, stderr: `${written.stderr}${(error as Error).message}\n`};
	}
};

const trace = (...args: readonly string[]) => run(args);

test('a path that works is exit code 0, and its document is the whole of stdout', async () => {
	const {code, stdout, stderr} = await trace('web', '-n', 'shop', '-o', 'json');
	const report = JSON.parse(stdout) as TraceReport;
	expect({code, stderr}).toStrictEqual({code: 0, stderr: ''});
	expect(report).toMatchObject({service: {namespace: 'shop', name: 'web'}, port: 80, verdict: {code: 'ok'}});
	expect(report.from).toStrictEqual({namespace: 'shop', pod: expect.any(String), container: expect.any(String)});
	expect(new Set(report.hops.map(({hop}) => hop))).toStrictEqual(
		new Set(['node-port', 'request', 'dns', 'dns-short', 'service', 'endpoint', 'http']),
	);
	// This machine asks by itself, without a command.
	const asked = report.hops.filter(({hop}) => hop !== 'node-port' && hop !== 'request');
	expect(asked.every(({command}) => command.length > 0)).toBe(true);
});

test('any other verdict is exit code 1, and quotes the finding', async () => {
	const {code, stdout} = await trace('checkout', '-n', 'shop', '-o', 'yaml');
	const report = parse(stdout) as TraceReport;
	expect(code).toBe(1);
	expect(report.verdict).toMatchObject({
		code: 'no-endpoints',
		cause: expect.stringMatching(/^selector app=checkuot matches no pods/),
	});
	expect(report.verdict.fixes[0]!.value).toMatch(/kubectl --kubeconfig \/\S+ --context demo -n shop/);
	expect(report.findings[0]!.code).toBe('selector-matches-nothing');
});

test('while something is not known the exit code is 2', async () => {
	const faults: readonly Fault[] = [{trouble: {kind: 'hang'}, verb: 'list', resource: 'nodes'}];
	const {code, stdout, stderr} = await run(['web', '-n', 'shop', '-o', 'json', '--request-timeout', '1s'], {faults});
	expect(code).toBe(2);
	expect(stderr).toMatch(/^Listing nodes has not ended in time\. Allow more with --request-timeout\.\n/);
	// All the time there was has been waited for the nodes.
	expect((JSON.parse(stdout) as TraceReport).verdict.code).toBe('probe-impossible');
});

test('the table has a line for each hop, and ends in the verdict', async () => {
	const {stdout} = await trace('web:80', '-n', 'shop');
	expect(stdout).toMatch(/^shop\/web:80 from shop\//);
	expect(stdout).toMatch(/^HOP +TARGET +OUTCOME +MS +TOOL +DETAIL$/m);
	expect(stdout).toMatch(/^dns +web\.shop\.svc\.cluster\.local\. +ok /m);
	expect(stdout).toMatch(/^ok \(certain\): Path OK$/m);
	expect(stdout).not.toContain('\u001b');
});

test('verbose: requests and commands are told on stderr, and the sum of both', async () => {
	const {stdout, stderr} = await trace('web', '-n', 'shop', '-o', 'json', '--verbose');
	expect(JSON.parse(stdout)).toMatchObject({verdict: {code: 'ok'}});
	expect(stderr).toMatch(/^\S+ GET \/api\/v1\/namespaces\/shop\/services\S* · 200 · \d+ ms$/m);
	expect(stderr).toMatch(
		/^\S+ kubectl --kubeconfig \/\S+ --context demo -n shop exec \S+ -c \S+ -- .* · exit 0 · \d+ ms$/m,
	);
	expect(stderr).toMatch(/^requests: [1-9]\d*, commands in pods: [1-9]\d*$/m);
});

test('the limits of the configuration hold, for the choice of a client as well', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'trace-config-'));
	mkdirSync(path.join(folder, 'svctop'));
	const probes = {connectSeconds: 7, requestSeconds: 11, atOnce: 1};
	writeFileSync(path.join(folder, 'svctop/config.yaml'), stringify({probes}));
	vi.stubEnv('XDG_CONFIG_HOME', folder);
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const commands: Array<{readonly text: string; readonly began: number; readonly ended: number}> = [];
	await run(['web', '-n', 'shop', '--verbose'], {
		note(text) {
			const [, ms] = / exec .* · (\d+) ms$/m.exec(text) ?? [];
			if (ms !== undefined) {
				const ended = performance.now();
				commands.push({text, began: ended - Number(ms), ended});
			}
		},
	});
	// A whole millisecond is what rounding can make of them.
	const together = commands.filter(({began}, index) => began < (commands[index - 1]?.ended ?? 0) - 1);

	expect(commands.some(({text}) => text.includes(' --connect-timeout 7 -m 11 '))).toBe(true);
	expect(commands.length).toBeGreaterThan(10);
	expect(together).toStrictEqual([]);
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

test.each<[Fault['resource'], readonly string[], RegExp]>([
	['services', [], /^Listing services in namespace shop is forbidden.*\n$/],
	['pods', [], /^The pods of namespace shop are not known: none can be asked\.$/m],
	['pods', ['--from', 'deploy/toolbox'], /^The pods of namespace shop are not known: none can be asked\.$/m],
])('where %s may not be listed, nothing is said to be missing, %j', async (resource, args, sentence) => {
	const faults = [{trouble: {kind: 'status', code: 403}, verb: 'list', resource}] as const;
	const {code, stdout, stderr} = await run(['web', '-n', 'shop', ...args], {faults});
	expect({code, stdout}).toStrictEqual({code: 2, stdout: ''});
	expect(stderr).toMatch(sentence);
	expect(stderr).not.toMatch(/^(?:There is no|No pod)/m);
});

test('a policy that lets nobody in is a timeout at the Service as at its endpoint', async () => {
	const {code, stdout} = await trace('vault', '-n', 'shop', '-o', 'json');
	const {hops, verdict} = JSON.parse(stdout) as TraceReport;
	const outcomes = hops.filter(({hop}) => hop === 'service' || hop === 'endpoint').map(({outcome}) => outcome);
	expect(outcomes).toEqual(['conn-timeout', 'conn-timeout']);
	expect({code, verdict: verdict.code}).toEqual({code: 1, verdict: 'endpoint-timeout'});
});

test('what leads to a Service from outside: the parts of a request, then the path inside', async () => {
	const {code, stdout} = await trace('ingress/web', '-n', 'shop', '-o', 'json');
	const report = JSON.parse(stdout) as TraceReport;
	expect(code).toBe(0);
	expect(report).toMatchObject({
		target: 'Ingress shop/web',
		service: {namespace: 'shop', name: 'web'},
		verdict: {code: 'ok', title: 'http://web.example.com/ answers 200 OK'},
	});
	expect([...new Set(report.hops.map(({hop}) => hop))]).toStrictEqual([
		...['name', 'address', 'request', 'route', 'dns', 'dns-short', 'service', 'endpoint', 'http'],
	]);
	expect(report.from.pod).not.toBe('');
});

test('from this machine alone no pod is asked; an Ingress that is not there is exit code 2', async () => {
	const {code, stdout} = await trace('ingress/web', '-n', 'shop', '--from', 'machine');
	expect(code).toBe(0);
	expect(stdout).toMatch(/^Ingress shop\/web to shop\/web:80 from this machine\n\nHOP /);
	expect(stdout).not.toMatch(/^dns/m);
	expect(await trace('ingress/nosuch', '-n', 'shop')).toStrictEqual({
		...{code: 2, stdout: '', stderr: 'There is no Ingress nosuch in namespace shop.\n'},
	});
});
