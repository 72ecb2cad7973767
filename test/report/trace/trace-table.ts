import {expect, test} from 'vitest';
import type {TraceReport} from '../../../source/report/trace/trace-report.ts';
import {traceText} from '../../../source/report/trace/trace-table.ts';

type Reported = TraceReport['hops'][number];
type Verdict = TraceReport['verdict'];

const hop = (name: Reported['hop'], target: string, outcome: Reported['outcome'] = 'ok'): Reported => ({
	hop: name,
	target,
	outcome,
	ms: 3,
	tool: 'nc',
	command: ['nc'],
	detail: outcome === 'ok' ? 'open' : 'connection refused',
});

const verdict = (code: Verdict['code'], title: string): Verdict => ({
	code,
	confidence: 'certain',
	title,
	cause: `Why: ${title}.`,
	fixes: code === 'ok' ? [] : [{label: 'Fix it', kind: 'text', value: `of ${title}`, mutating: false}],
	notes: [],
});

const names = [hop('dns', 'web.shop.svc.cluster.local.'), hop('dns-short', 'web')];
const working = {
	port: 80,
	protocol: 'TCP',
	name: 'http',
	hops: [...names, hop('endpoint', '10.0.0.1:8080')],
	verdict: verdict('ok', 'Port 80 (http) works'),
} as const;
const dead = {
	port: 99,
	protocol: 'TCP',
	hops: [...names, hop('endpoint', '10.0.0.1:4444', 'conn-refused')],
	verdict: verdict('not-listening', 'Port 99: nothing listens'),
} as const;

const report = (overrides: Partial<TraceReport>): TraceReport => ({
	version: '1.2.3',
	service: {namespace: 'shop', name: 'web'},
	port: 80,
	from: {namespace: 'shop', pod: 'client', container: 'main'},
	hops: working.hops,
	verdict: working.verdict,
	findings: [],
	...overrides,
});

const linesOf = (overrides: Partial<TraceReport>) => traceText(report(overrides), {hasColor: false}).split('\n');

test('notes come last', () => {
	const lines = linesOf({verdict: {...working.verdict, notes: ['http_proxy is set.', 'So is no_proxy.']}});
	expect(lines.slice(-4)).toStrictEqual([
		'Why: Port 80 (http) works.',
		'Note: http_proxy is set.',
		'Note: So is no_proxy.',
		'',
	]);
});

test('one port: a line for each hop, then the verdict', () => {
	expect(linesOf({})).toStrictEqual([
		'shop/web:80 from shop/client, container main',
		'',
		'HOP        TARGET                       OUTCOME  MS  TOOL  DETAIL',
		'dns        web.shop.svc.cluster.local.  ok       3   nc    open',
		'dns-short  web                          ok       3   nc    open',
		'endpoint   10.0.0.1:8080                ok       3   nc    open',
		'',
		'ok (certain): Port 80 (http) works',
		'Why: Port 80 (http) works.',
		'',
	]);
});

test('several: the names once, a section for each port, and the verdict on all last', () => {
	const all = verdict('not-listening', '1/2 ports fail: 99');
	expect(linesOf({port: 99, hops: dead.hops, verdict: all, ports: [working, dead]})).toStrictEqual([
		'shop/web, 2 ports, from shop/client, container main',
		'',
		'HOP        TARGET                       OUTCOME       MS  TOOL  DETAIL',
		'dns        web.shop.svc.cluster.local.  ok            3   nc    open',
		'dns-short  web                          ok            3   nc    open',
		'',
		'ok (certain): Port 80 (http) works',
		'endpoint   10.0.0.1:8080                ok            3   nc    open',
		'',
		'not-listening (certain): Port 99: nothing listens',
		'endpoint   10.0.0.1:4444                conn-refused  3   nc    connection refused',
		'',
		'not-listening (certain): 1/2 ports fail: 99',
		'Why: 1/2 ports fail: 99.',
		'Fix it: of 1/2 ports fail: 99',
		'',
	]);
});

test('where more than one fails, each says why, and what to do', () => {
	const other = {...dead, port: 100, verdict: verdict('endpoint-timeout', 'Port 100: no endpoint answers')};
	const lines = linesOf({port: 99, hops: dead.hops, ports: [dead, other]});
	expect(lines).toContain('Why: Port 99: nothing listens.');
	expect(lines).toContain('Fix it: of Port 100: no endpoint answers');
});

test('what is wrong with the name is told of each port by its name', () => {
	const name = verdict('dns-nxdomain', 'web does not resolve');
	const lines = linesOf({
		verdict: name,
		ports: [
			{...working, verdict: name},
			{...dead, verdict: name},
		],
	});
	expect(lines).toContain('Port 80 (http) dns-nxdomain (certain): web does not resolve');
	expect(lines).toContain('Port 99 dns-nxdomain (certain): web does not resolve');
});

test('where nothing could be asked, nothing is told of the ports', () => {
	const impossible = verdict('probe-impossible', 'Nothing could be asked');
	const unasked = {hops: [], verdict: impossible};
	expect(
		linesOf({
			...unasked,
			ports: [
				{...working, ...unasked},
				{...dead, ...unasked},
			],
		}),
	).toStrictEqual([
		'shop/web, 2 ports, from shop/client, container main',
		'',
		'probe-impossible (certain): Nothing could be asked',
		'Why: Nothing could be asked.',
		'Fix it: of Nothing could be asked',
		'',
	]);
});

test('a hop that no tool measured has no time', () => {
	const lines = linesOf({hops: [hop('endpoint', '10.0.0.1:8080'), {...hop('dns', 'web'), ms: null}]});
	expect(lines.slice(3, 5)).toStrictEqual([
		'endpoint  10.0.0.1:8080  ok       3   nc    open',
		'dns       web            ok           nc    open',
	]);
});
