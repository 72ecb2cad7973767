import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import type {Report} from '../../source/report/report.ts';
import {noon, sharedDemo, startDemo} from '../_helpers/demo-api.ts';
import type {Fault} from '../_helpers/demo-faults.ts';
import {hostileName, obeyed} from '../_helpers/hostile.ts';
import {fileWith, runCheck} from '../_helpers/run-command.ts';

const demo = sharedDemo();

/** Runs check against a demo server of this process, with faults. */
const check = (args: readonly string[], faults?: readonly Fault[]) =>
	runCheck(['--kubeconfig', fileWith(demo(faults).kubeconfig), ...args]);

const forbidden = (resource: Fault['resource'], namespace?: string): Fault => ({
	trouble: {kind: 'status', code: 403},
	verb: 'list',
	resource,
	...(namespace !== undefined && {namespace}),
});

test('JSON is the whole document on stdout, and errors are exit code 1', async () => {
	const {code, stdout, stderr} = await check(['-A', '-o', 'json']);
	const report = JSON.parse(stdout) as Report;
	expect({code, stderr}).toStrictEqual({code: 1, stderr: ''});
	expect(report).toMatchObject({context: 'demo', generatedAt: expect.stringMatching(/^\d{4}-.*Z$/)});
	expect(report.namespaces).toContain('shop');
	expect(report.inputs).toContainEqual({resource: 'pods', state: 'synced'});
	expect(report.services).toBeGreaterThan(10);
	const broken = report.findings.find(
		({code: slug, foldedUnder}) => slug === 'selector-matches-nothing' && foldedUnder === undefined,
	)!;
	expect(broken).toMatchObject({
		severity: 'error',
		confidence: 'certain',
		service: {namespace: 'shop'},
		fixes: expect.arrayContaining([
			expect.objectContaining({
				kind: 'command',
				mutating: true,
				value: expect.stringMatching(/^kubectl --kubeconfig \/\S+ --context demo -n shop patch service /),
			}),
		]),
	});
});

test('commands name the kubeconfig that was named, by its whole path, and none that kubectl finds by itself', async () => {
	const file = fileWith(demo().kubeconfig);
	const commandsOf = async (...args: readonly string[]) => {
		const {stdout} = await runCheck([...args, '-n', 'shop', '-o', 'json', 'checkout']);
		return (JSON.parse(stdout) as Report).findings
			.flatMap(({fixes}) => fixes)
			.filter(({kind, value}) => kind === 'command' && value.startsWith('kubectl '))
			.map(({value}) => value);
	};

	const named = await commandsOf('--kubeconfig', path.relative(process.cwd(), file));
	expect(named).not.toStrictEqual([]);
	for (const value of named) {
		expect(value).toContain(`kubectl --kubeconfig ${file} --context demo `);
	}

	vi.stubEnv('KUBECONFIG', file);
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	expect(await commandsOf()).toStrictEqual(named.map(value => value.replace(` --kubeconfig ${file}`, '')));
});

test('the demo shows what is wrong beyond its pods', async () => {
	const {stdout} = await check(['-A', '-o', 'json']);
	const reported = (JSON.parse(stdout) as Report).findings
		.filter(({foldedUnder}) => foldedUnder === undefined)
		.map(({code, service}) => `${service?.namespace}/${service?.name} ${code}`);
	expect(reported).toEqual(
		expect.arrayContaining([
			'infra/mainframe selectorless-no-slices',
			'analytics/feed headless-port-remap',
			'analytics/catalog pods-in-other-namespace',
			'shop/cache externalname-not-fqdn',
		]),
	);
});

test('the demo has a Service for each way in which pods and ports go wrong', async () => {
	const {stdout} = await check(['-n', 'warehouse', '-o', 'json']);
	const roots = (JSON.parse(stdout) as Report).findings
		.filter(({foldedUnder}) => foldedUnder === undefined)
		.map(({code, service}) => `${service?.name} ${code}`);
	expect(roots.toSorted()).toStrictEqual([
		'archive all-terminating',
		'archive terminating',
		'belts named-target-port-differs',
		'cameras hostnetwork-port',
		'cranes duplicate-port-name-in-pod',
		'customs near-match-template',
		'dock readiness-gate',
		'forklifts workload-cannot-create-pods',
		'gate named-target-port-missing',
		'kiosk single-endpoint',
		'labels port-swap',
		'lifts liveness-probe',
		'manifest app-protocol-suspicious',
		'packing pvc-config',
		'pallets partially-ready',
		'picking pvc-config',
		'ramps post-start-hook',
		'returns stale-version-label',
		'robots startup-probe',
		'scanner evicted',
		'shipping init-blocked',
		'sorter oom',
		'stocktake scheduling-gated',
		'telemetry protocol-mismatch',
	]);
});

test('the table has a line for each finding, worst first, and the count last', async () => {
	const {code, stdout} = await check(['-A']);
	const lines = stdout.trimEnd().split('\n');
	expect(code).toBe(1);
	expect(lines[0]).toMatch(/^SEVERITY\s+NAMESPACE\s+SERVICE\s+CODE\s+CAUSE$/);
	expect(lines.at(-1)).toMatch(/^\d+ services: \d+ errors, \d+ warnings?, \d+ OK$/);
	const severities = lines
		.slice(1, -1)
		.map(line => line.split(/\s/)[0])
		.filter(Boolean);
	expect(severities).toStrictEqual([...severities].sort((a, b) => rank(a!) - rank(b!)));
	expect(stdout).not.toContain('\u001b');
});

const rank = (severity: string) => ['error', 'warning', 'info'].indexOf(severity);

test('named Services alone; those that are not there are named, and the rest is judged', async () => {
	const {code, stdout, stderr} = await check(['web', 'nosuch', '-n', 'shop', '-o', 'json']);
	expect(code).toBe(2);
	expect(stderr).toBe('There is no Service nosuch in namespace shop.\n');
	expect((JSON.parse(stdout) as Report).services).toBe(1);
});

test('a Service without findings is exit code 0', async () => {
	expect(await check(['web', '-n', 'shop'])).toStrictEqual({
		code: 0,
		stdout: '1 service: 0 errors, 0 warnings, 1 OK\n',
		stderr: '',
	});
});

test('--fail-on info counts notes', async () => {
	const {stdout} = await check(['-A', '-o', 'json']);
	const {service} = (JSON.parse(stdout) as Report).findings.find(({code}) => code === 'target-port-undeclared')!;
	const args = [service!.name, '-n', service!.namespace];
	expect((await check(args)).code).toBe(0);
	expect((await check([...args, '--fail-on', 'info'])).code).toBe(1);
});

test('labels select Services', async () => {
	const {code, stderr} = await check(['-A', '-l', 'app=nobody-has-this']);
	expect(code).toBe(2);
	expect(stderr).toBe('There is no Service to look at in any namespace with app=nobody-has-this.\n');
});

test.each([
	[['-n', 'nosuch'], /^There is no namespace nosuch in demo\./],
	[['-n', 'default', 'x'], /^There is no Service x in namespace default\.\n$/],
	[['-l', '='], /is no label selector/],
	[['--context', 'nosuch'], /^There is no context nosuch in .* There are: demo\.\n$/],
])('%j: one sentence and exit code 2', async (args, sentence) => {
	const {code, stderr} = await check(args);
	expect(code).toBe(2);
	expect(stderr).toMatch(sentence);
	expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('pods that may not be listed: what is known is printed, and exit code 2', async () => {
	const {code, stdout, stderr} = await check(['-A', '-o', 'json'], [forbidden('pods')]);
	const report = JSON.parse(stdout) as Report;
	expect(code).toBe(2);
	expect(report.inputs).toContainEqual({resource: 'pods', state: 'forbidden'});
	expect(report.findings.filter(({severity}) => severity !== 'info')).toStrictEqual([]);
	expect(stderr).toMatch(/Listing pods in all namespaces is forbidden\. Ask for the verb list on pods/);
});

test('workloads that may not be listed are a note, and the exit code stays', async () => {
	const {code, stdout, stderr} = await check(['-A', '-o', 'json'], [forbidden('deployments')]);
	expect({code, stderr}).toStrictEqual({code: 1, stderr: ''});
	expect((JSON.parse(stdout) as Report).findings.filter(({service}) => service === null)).toMatchObject([
		{code: 'input-unavailable', severity: 'info'},
	]);
});

test('nothing that may be listed is never health', async () => {
	const {code, stderr} = await check(['-A'], [{trouble: {kind: 'status', code: 403}}]);
	expect(code).toBe(2);
	expect(stderr).toMatch(/Listing services in all namespaces is forbidden/);
});

test('credentials that are refused', async () => {
	const file = fileWith(demo().kubeconfig.replace(/token: .*/, 'token: wrong'));
	const {code, stdout, stderr} = await runCheck(['--kubeconfig', file]);
	expect({code, stdout}).toStrictEqual({code: 2, stdout: ''});
	expect(stderr).toMatch(/does not know who you are.*Log in again/);
});

test('a list that does not end in time is told, and is never health', async () => {
	const hanging: Fault = {trouble: {kind: 'hang'}, verb: 'list', resource: 'pods'};
	const {code, stderr} = await check(['-A', '--request-timeout', '1s'], [hanging]);
	expect(code).toBe(2);
	expect(stderr).toMatch(/Listing pods has not ended in time\. Allow more with --request-timeout\./);
});

test('a server that is not there', async () => {
	const server = await startDemo();
	await server.stop();
	const {code, stdout, stderr} = await runCheck(['--kubeconfig', fileWith(server.kubeconfig)]);
	expect({code, stdout}).toStrictEqual({code: 2, stdout: ''});
	expect(stderr).toMatch(/refuses the connection\. Check that it runs/);
});

test('the demo is asked for', async () => {
	const {code, stdout} = await runCheck(['--demo', '-A', '-o', 'json']);
	expect(code).toBe(1);
	expect((JSON.parse(stdout) as Report).context).toBe('demo');
});

test('an Ingress that names a Service nobody has is an error under the missing name', async () => {
	const original = scenario(noon);
	const without = original.objects.filter(
		([plural, {metadata}]) => plural !== 'services' || metadata.name !== 'storefront',
	);
	const {kubeconfig} = await startDemo({scenario: {...original, objects: without}});
	const {code, stdout} = await runCheck(['--kubeconfig', fileWith(kubeconfig), '-n', 'shop', '-o', 'json']);
	expect(code).toBe(1);
	expect((JSON.parse(stdout) as Report).findings).toContainEqual(
		expect.objectContaining({code: 'ingress-service-missing', service: {namespace: 'shop', name: 'storefront'}}),
	);
});

test.each(['networkpolicies', 'ingresses', 'ingressclasses', 'nodes', 'httproutes', 'referencegrants'] as const)(
	'%s that may not be listed are a note, and cost nothing else',
	async resource => {
		const {code, stdout, stderr} = await check(['-A', '-o', 'json'], [forbidden(resource)]);
		const report = JSON.parse(stdout) as Report;
		expect({code, stderr}).toStrictEqual({code: 1, stderr: ''});
		expect(report.inputs).toContainEqual({resource, state: 'forbidden'});
		expect(report.findings.filter(({service}) => service === null)).toMatchObject([{code: 'input-unavailable'}]);
	},
);

test.each<[string, Fault]>([
	['forbidden', forbidden('services')],
	['not listed in time', {trouble: {kind: 'hang'}, verb: 'list', resource: 'services'}],
])('of Services that are %s none is said to be missing', async (_name, fault) => {
	const {code, stderr} = await check(['-n', 'shop', '--request-timeout', '1s', 'nosuch'], [fault]);
	expect(code).toBe(2);
	expect(stderr).toMatch(/isting services/);
	expect(stderr).not.toContain('There is no Service');
});

test('what the configuration ignores is listed, and counts for nothing', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'check-config-'));
	mkdirSync(path.join(folder, 'svctop'));
	writeFileSync(path.join(folder, 'svctop/config.yaml'), 'ignore: [crash-loop]\nnonsense: 1\n');
	vi.stubEnv('XDG_CONFIG_HOME', folder);
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const {code, stdout, stderr} = await check(['payments', '-n', 'shop', '-o', 'json']);
	const {findings} = JSON.parse(stdout) as Report;

	expect(findings.find(finding => finding.code === 'crash-loop')?.ignored).toBe('ignored in config.yaml');
	expect(code).toBe(0);
	expect(stderr).toMatch(/config\.yaml:2: there is no "nonsense"/);
});

const hostileDemo = () => {
	const {kubeconfig} = demo();
	return fileWith(
		kubeconfig
			.replaceAll(/(name|current-context|cluster|user): demo/g, `$1: ${JSON.stringify(hostileName)}`)
			.replace(/^( +)user: (.*)$/m, `$1user: $2\n$1namespace: ${JSON.stringify(hostileName)}`),
	);
};

test.each(['table', 'json', 'yaml', 'junit'])('a hostile context does nothing to a terminal: %s', async format => {
	const {code, stdout, stderr} = await runCheck(['--kubeconfig', hostileDemo(), '-A', '-o', format, '--verbose']);
	expect(code).toBe(1);
	expect(stdout).not.toMatch(obeyed);
	expect(stderr).not.toMatch(obeyed);
	expect(stdout).toContain(format === 'table' ? 'services:' : 'prod');
});

test.each([[['-n', hostileName]], [['svc', hostileName]], [['-A', '-l', `app=${hostileName}`]], [[]]])(
	'what is asked for in vain is said in words that are safe to show: %j',
	async args => {
		const {code, stderr} = await runCheck(['--kubeconfig', hostileDemo(), ...args]);
		expect(code).toBe(2);
		expect(stderr).toMatch(/^(There is no|".*" is no label selector)/);
		expect(stderr).not.toMatch(obeyed);
	},
);

/** The counts of a table's last line, without which a number is 0. */
const countsOf = (table: string) => {
	const line = table.trimEnd().split('\n').at(-1)!;
	const count = (what: RegExp) => Number(what.exec(line)?.[1] ?? 0);
	return {
		services: count(/^(\d+) services?:/),
		kinds: [/(\d+) error/, /(\d+) warning/, /(\d+) OK/, /(\d+) unknown/].map(count),
	};
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

test.each([
	['as it is', []],
	['where Ingresses may not be read', [forbidden('ingresses')]],
	['where pods may not be read', [forbidden('pods')]],
] as const)('what is counted adds up to the Services, those that are missing among them: %s', async (_how, faults) => {
	const [table, json, junit] = await Promise.all(
		['table', 'json', 'junit'].map(format => check(['-A', '-o', format], faults).then(({stdout}) => stdout)),
	);
	const {services, kinds} = countsOf(table!);
	const report = JSON.parse(json!) as Report;
	const named = new Set(
		report.findings.flatMap(({service}) => (service ? [`${service.namespace}/${service.name}`] : [])),
	);
	const cases = [...junit!.matchAll(/<testcase classname="(\S+)" name="(\S+)"/g)].map(
		([, place, name]) => `${place}/${name}`,
	);

	expect(sum(kinds)).toBe(services);
	expect(report.services).toBe(services);
	expect(new Set(cases).size).toBe(cases.length);
	expect([...named].filter(name => !cases.includes(name))).toEqual([]);
	expect(cases.filter(name => name !== 'cluster/inputs').length).toBeGreaterThanOrEqual(services);
});

test('a Service that only an Ingress names is looked at, whether or not the namespace has others', async () => {
	const original = scenario(noon);
	const objects = original.objects.filter(
		([plural, {metadata}]) => plural === 'namespaces' || plural === 'ingresses' || metadata.namespace !== 'shop',
	);
	const server = await startDemo({scenario: {...original, objects}});
	const {code, stdout, stderr} = await runCheck(['--kubeconfig', fileWith(server.kubeconfig), '-n', 'shop']);
	const {services, kinds} = countsOf(stdout);
	expect({code, stderr}).toEqual({code: 1, stderr: ''});
	expect(services).toBeGreaterThan(0);
	expect(kinds[0]).toBe(services);
	expect(stdout).toContain('ingress-service-missing');
});

test('a demo without a folder for its kubeconfig is one sentence', async () => {
	vi.stubEnv('TMPDIR', '/dev/null');
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const {code, stderr} = await runCheck(['--demo']);
	expect(code).toBe(2);
	expect(stderr).toBe(
		'The demo cannot write its kubeconfig in /dev/null (ENOTDIR). Name a folder for temporary files with $TMPDIR.\n',
	);
});
