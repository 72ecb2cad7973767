import {expect, type TestContext, test} from 'vitest';
import {unknownOf} from '../../source/cli/unknown-sentences.ts';
import type {KubernetesObject} from '../../source/demo/objects/kubernetes-object.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import type {Report} from '../../source/report/report.ts';
import type {Finding, Severity} from '../../source/rules/finding.ts';
import {noon, startDemo} from '../_helpers/demo-api.ts';
import type {Fault} from '../_helpers/demo-faults.ts';
import {fileWith, runCheck} from '../_helpers/run-command.ts';

const finding = (severity: Severity, overrides: Partial<Finding> = {}): Finding => ({
	code: 'no-slice',
	severity,
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: '',
	cause: '',
	evidence: [],
	fixes: [],
	...overrides,
});

test.each([
	['not judged', {isDiagnosed: false, isSettling: false, findings: []}, 'error', 'not-checked'],
	[
		'judged for the first time, for a moment',
		{isDiagnosed: false, isSettling: true, findings: []},
		'error',
		'settling',
	],
	['about to change, and quiet', {isDiagnosed: true, isSettling: true, findings: []}, 'error', 'settling'],
	[
		'about to change from less',
		{isDiagnosed: true, isSettling: true, findings: [finding('warning')]},
		'error',
		'settling',
	],
	[
		'about to change from as much',
		{isDiagnosed: true, isSettling: true, findings: [finding('warning')]},
		'warning',
		undefined,
	],
	[
		'about to change from what is ignored',
		{isDiagnosed: true, isSettling: true, findings: [finding('error', {ignored: 'on purpose'})]},
		'error',
		'settling',
	],
	['quiet', {isDiagnosed: true, isSettling: false, findings: []}, 'error', undefined],
] as const)('a Service that is %s', (_name, diagnosis, failOn, unknown) => {
	expect(unknownOf(diagnosis, failOn)).toBe(unknown);
});

/** A Service without anything behind it in the cluster, and nothing wrong. */
const alias = (name: string, created: number): readonly ['services', KubernetesObject] => [
	'services',
	{
		apiVersion: 'v1',
		kind: 'Service',
		metadata: {
			name,
			namespace: 'shop',
			uid: `uid-${name}`,
			creationTimestamp: new Date(created).toISOString(),
			labels: {alias: 'yes'},
		},
		spec: {type: 'ExternalName', externalName: 'smtp.example.com.', ports: [{port: 25, protocol: 'TCP'}]},
	} as unknown as KubernetesObject,
];

const demoWith = async (
	context: TestContext,
	objects: ReadonlyArray<ReturnType<typeof alias>>,
	faults: readonly Fault[] = [],
) => {
	const demo = scenario(noon);
	const options = {scenario: {...demo, objects: [...demo.objects, ...objects]}, faults};
	const server = await startDemo(options, context);
	return ['--kubeconfig', fileWith(server.kubeconfig)];
};

test('is never 0 with less than all of many Services, however little time there is', async context => {
	const count = 1500;
	const to = await demoWith(
		context,
		Array.from({length: count}, (_, index) => alias(`alias-${index}`, noon)),
	);
	const codes = new Set<number>();
	for (const time of ['1ms', '20ms', '60ms', '100ms', '150ms', '200ms', '250ms', '300ms', '400ms', '30s']) {
		const args = [...to, '-n', 'shop', '-l', 'alias=yes', '-o', 'json', '--request-timeout', time];
		const {code, stdout, stderr} = await runCheck(args);
		codes.add(code);
		if (code === 0) {
			const report = JSON.parse(stdout) as Report;
			expect({services: report.services, unknown: report.unknown}).toStrictEqual({services: count, unknown: []});
			expect(report.inputs.filter(({state}) => state === 'timeout')).toStrictEqual([]);
			expect(stderr).toBe('');
		} else {
			expect(code).toBe(2);
			expect(stderr).toMatch(/--request-timeout/);
		}
	}

	expect(codes).toStrictEqual(new Set([2, 0]));
});

// What the others do is wait, each for its own server: they wait at the same time.
test.concurrent('says which Services were not checked and how many, in every format', async context => {
	const hanging: Fault = {trouble: {kind: 'hang'}, verb: 'list', resource: 'pods'};
	const to = await demoWith(
		context,
		Array.from({length: 7}, (_, index) => alias(`alias-${index}`, noon)),
		[hanging],
	);
	const args = [...to, '-n', 'shop', '-l', 'alias=yes', '--request-timeout', '2s'];
	const [json, table, junit] = await Promise.all([
		runCheck([...args, '-o', 'json']),
		runCheck(args),
		runCheck([...args, '-o', 'junit']),
	]);
	expect(json.code).toBe(2);
	expect(json.stderr).toBe(
		`Listing pods has not ended in time. Allow more with --request-timeout.
7 of 7 services not checked: shop/alias-0, shop/alias-1, shop/alias-2, shop/alias-3, shop/alias-4 and 2 more.
`,
	);
	const report = JSON.parse(json.stdout) as Report;
	expect(report.services).toBe(7);
	expect(report.unknown).toHaveLength(7);
	expect(report.unknown).toContainEqual({service: {namespace: 'shop', name: 'alias-3'}, reason: 'not-checked'});
	expect(report.inputs).toContainEqual({resource: 'pods', state: 'timeout'});
	expect(table.stdout).toBe('7 services: 0 errors, 0 warnings, 0 OK, 7 unknown\n');
	expect(junit.stdout).toContain('tests="8" failures="0" errors="1"');
	expect(junit.stdout).toContain('<error message="Listing pods has not ended in time.');
});

test.concurrent('waits for what settles no longer than it may, and does not call it whole', async context => {
	const young: ReturnType<typeof alias> = alias('young', Date.now());
	(young[1] as unknown as {spec: {externalName: string}}).spec.externalName = 'nosuch.shop.svc.cluster.local';
	const {code, stderr, stdout} = await runCheck([
		...(await demoWith(context, [young])),
		...['young', '-n', 'shop', '--request-timeout', '2s'],
	]);
	expect({code, stderr, stdout}).toStrictEqual({
		code: 2,
		stderr: 'Still settling, the result may change: shop/young.\n',
		stdout: '1 service: 0 errors, 0 warnings, 0 OK, 1 unknown\n',
	});
});

test.concurrent('what is asked of single pods and not answered in time is not whole either', async context => {
	const hanging: Fault = {trouble: {kind: 'hang'}, resource: 'events'};
	const to = await demoWith(context, [], [hanging]);
	const {code, stderr} = await runCheck([...to, '-n', 'shop', '-l', 'app=web', '--request-timeout', '2s']);
	expect({code, stderr}).toStrictEqual({
		code: 2,
		stderr: 'Checking has not ended in time. Allow more with --request-timeout.\n',
	});
});

test.concurrent.for(['services', 'pods', 'endpointslices', 'nodes', 'ingresses'] as const)(
	'lists of %s that end in the middle, again and again',
	async (resource, context) => {
		const to = await demoWith(context, [], [{trouble: {kind: 'cut'}, verb: 'list', resource}]);
		const {code, stderr} = await runCheck([...to, 'web', '-n', 'shop', '--request-timeout', '1s']);
		expect(code).toBe(2);
		expect(stderr).not.toBe('');
	},
);

test.concurrent('events that a server does not tell are unknown, those that may not be read are not', async context => {
	const failing = (code: number): Fault => ({trouble: {kind: 'status', code}, resource: 'events'});
	const args = ['inventory', '-n', 'shop', '--fail-on', 'info'];
	const failed = await runCheck([...(await demoWith(context, [], [failing(500)])), ...args]);
	expect(failed.code).toBe(2);
	expect(failed.stderr).toMatch(/^Events of \d+ pods could not be read: shop\/inventory-/);
	const forbidden = await runCheck([...(await demoWith(context, [], [failing(403)])), ...args]);
	expect({code: forbidden.code, stderr: forbidden.stderr}).toStrictEqual({code: 1, stderr: ''});
	// Of the pods of others nothing was asked.
	expect((await runCheck([...(await demoWith(context, [], [failing(500)])), 'web', '-n', 'shop'])).code).toBe(0);
});
