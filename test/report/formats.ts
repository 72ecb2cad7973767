import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {formats} from '../../source/report/formats.ts';
import type {Printable} from '../../source/report/printable.ts';
import {type ReportedFinding, reported} from '../../source/report/report.ts';

const finding = (overrides: Partial<ReportedFinding>): ReportedFinding => ({
	code: 'lb-pending',
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Load balancer has no address yet',
	cause: 'a <b> & "c"\u0001',
	evidence: [{path: 'spec.type', value: 'x]]>'}],
	fixes: [{label: 'Look', kind: 'command', value: 'kubectl get "svc"\nagain', mutating: false}],
	...overrides,
});

const printable = (findings: readonly ReportedFinding[], overrides: Partial<Printable> = {}): Printable => ({
	report: {
		version: '1.2.3',
		cluster: 'c',
		context: 'demo',
		namespaces: ['shop'],
		generatedAt: '2026-01-01T00:00:00.000Z',
		services: 3,
		inputs: [],
		unknown: [{service: {namespace: 'infra', name: 'db'}, reason: 'not-checked'}],
		findings,
	},
	tally: {errors: 1, warnings: 0, quiet: 2, unknown: 0},
	services: [
		{namespace: 'shop', name: 'web'},
		{namespace: 'shop', name: 'api'},
		{namespace: 'infra', name: 'db', unknown: 'not-checked'},
	],
	unknowns: [],
	failOn: 'error',
	hasColor: false,
	version: '1.2.3',
	...overrides,
});

const location = {file: 'a b/web.yaml', line: 7, column: 3};

test('YAML holds what JSON holds', () => {
	const one = printable([finding({location}), finding({cause: 'yes: #no', foldedUnder: 'x', ignored: 'y'})]);
	expect(parse(formats.yaml(one))).toStrictEqual(JSON.parse(formats.json(one)));
	expect(parse(formats.yaml(one), {version: '1.1'})).toStrictEqual(JSON.parse(formats.json(one)));
});

test('JUnit has a testcase for each Service, and counts the failed ones', () => {
	const text = formats.junit(
		printable([
			finding({location}),
			finding({severity: 'warning', cause: 'folded', foldedUnder: 'lb-pending'}),
			finding({cause: 'known', ignored: 'by design', service: {namespace: 'shop', name: 'api'}}),
		]),
	);
	expect(text.match(/<testcase [^>]*>/g)).toStrictEqual([
		'<testcase classname="infra" name="db" time="0">',
		'<testcase classname="shop" name="api" time="0">',
		'<testcase classname="shop" name="web" time="0">',
	]);
	expect(text).toContain('<testsuites name="svctop check" tests="3" failures="1" errors="0" time="0">');
	expect(text.match(/<failure /g)).toHaveLength(1);
	expect(text).toContain('<failure message="a &lt;b&gt; &amp; &quot;c&quot;\ufffd" type="lb-pending">');
	expect(text).toContain('at a b/web.yaml:7:3');
	expect(text).toContain('x]]&gt;');
	expect(text).toContain('<system-out>error (ignored: by design) lb-pending: known');
	expect(text).toContain('<system-out>warning (follows from lb-pending) lb-pending: folded');
	// What is left without tags and entities has nothing that XML reads as markup.
	expect(text.replaceAll(/<[/?]?[a-z][^<>]*>/g, '').replaceAll(/&(?:lt|gt|amp|quot);/g, '')).not.toMatch(/[<>&]/);
});

test('JUnit says why a Service is unknown, and has an error for each thing that is', () => {
	const services = [
		{namespace: 'shop', name: 'web', unknown: 'settling'},
		{namespace: 'shop', name: 'api', unknown: 'not-checked'},
		{namespace: 'shop', name: 'db'},
	] as const;
	const text = formats.junit(printable([], {services, unknowns: ['Listing "pods" has not ended in time.', 'b']}));
	expect(text).toContain('tests="4" failures="0" errors="1" time="0" skipped="2"');
	expect(text).toContain('<error message="Listing &quot;pods&quot; has not ended in time." type="unknown"/>');
	expect(text.match(/<error /g)).toHaveLength(2);
	expect(text.match(/<skipped message="[^"]*"/g)).toStrictEqual([
		expect.stringContaining('not checked'),
		expect.stringContaining('settling'),
	]);
});

test('JUnit fails from --fail-on', () => {
	const warnings = [finding({severity: 'warning'})];
	expect(formats.junit(printable(warnings))).toContain('failures="0"');
	expect(formats.junit(printable(warnings, {failOn: 'warning'}))).toContain('failures="1"');
});

test('SARIF has what version 2.1.0 requires', () => {
	const log = JSON.parse(
		formats.sarif(
			printable([
				finding({location}),
				finding({severity: 'info', location: {...location, file: '/m/web.yaml'}, ignored: 'by design'}),
			]),
		),
	);
	expect(log).toMatchObject({version: '2.1.0', runs: [{tool: {driver: {name: 'svctop', version: '1.2.3'}}}]});
	const [run] = log.runs;
	expect(run.tool.driver.rules).toMatchObject([{id: 'lb-pending', defaultConfiguration: {level: 'warning'}}]);
	expect(run.results).toMatchObject([
		{
			ruleId: 'lb-pending',
			ruleIndex: 0,
			level: 'error',
			message: {text: expect.stringContaining('a <b>')},
			locations: [
				{
					physicalLocation: {
						artifactLocation: {uri: 'a%20b/web.yaml'},
						region: {startLine: 7, startColumn: 3},
					},
				},
			],
		},
		{
			level: 'note',
			locations: [{physicalLocation: {artifactLocation: {uri: 'file:///m/web.yaml'}}}],
			suppressions: [{kind: 'inSource', justification: 'by design'}],
		},
	]);
});

test('the table shows places, and what is ignored, dimmed', () => {
	const text = formats.table(printable([finding({location}), finding({ignored: 'by design'})], {hasColor: true}));
	expect(text).toContain('a b/web.yaml:7:3');
	expect(text.split('\n')[2]).toMatch(/^\u001b\[2mignored .*\(ignored: by design\)\u001b\[22m$/);
});

test('a wait says from when on it is an error, as long as it is none', () => {
	const waiting = {code: 'lb-pending', severity: 'warning', errorFrom: 60, visibleAfter: 1} as const;
	const {since: _, ...plain} = finding({});
	const recordOf = (overrides: object) => reported({...plain, ...waiting, ...overrides, fixes: []}, {context: 'demo'});
	expect(recordOf({})).toMatchObject({severity: 'warning', errorFrom: '1970-01-01T00:01:00.000Z'});
	expect(recordOf({severity: 'error'})).not.toHaveProperty('errorFrom');
	expect(recordOf({})).not.toHaveProperty('visibleAfter');
	expect(recordOf({})).not.toHaveProperty('since');
	expect(recordOf({since: 90})).toMatchObject({since: '1970-01-01T00:01:30.000Z'});
});

test('what is not settled is told in each format, and fails its testcase', () => {
	const wait = finding({severity: 'warning', cause: '0 of 1 pod ready', evidence: [], fixes: []});
	const {report, ...rest} = printable([wait]);
	const unsettled = [
		{service: {namespace: 'shop', name: 'web'}, code: 'lb-pending', cause: '0 of 1 pod ready'},
		{service: {namespace: 'shop', name: 'api'}, cause: 'deploy/api is rolling out: 0 of 1 pods are available'},
	];
	const one: Printable = {
		...rest,
		report: {...report, unsettled},
		services: unsettled.map(({service, ...why}) => ({...service, unsettled: why})),
	};
	expect(formats.table(one).split('\n')).toStrictEqual([
		'SEVERITY     NAMESPACE  SERVICE  CODE        CAUSE',
		'not settled  shop       web      lb-pending  0 of 1 pod ready',
		'not settled  shop       api      -           deploy/api is rolling out: 0 of 1 pods are available',
		'3 services: 1 error, 0 warnings, 2 OK, 2 not settled',
		'',
	]);
	expect(formats.junit(one).match(/<failure [^>]*>/g)).toStrictEqual([
		'<failure message="not settled: deploy/api is rolling out: 0 of 1 pods are available" type="not-settled"/>',
		'<failure message="not settled: 0 of 1 pod ready" type="not-settled"/>',
	]);
	expect(formats.github(one)).toContain(
		'::error title=not settled shop/api::deploy/api is rolling out: 0 of 1 pods are available\n',
	);
	expect(JSON.parse(formats.json(one)).unsettled).toStrictEqual(unsettled);
});
