import {expect, test} from 'vitest';
import {traceMarkdown} from '../../../source/report/trace/trace-markdown.ts';
import type {TraceReport} from '../../../source/report/trace/trace-report.ts';

const verdict: TraceReport['verdict'] = {
	code: 'not-listening',
	confidence: 'certain',
	title: 'Nothing listens on the target port',
	cause: 'connection refused by 10.0.0.1:8080',
	fixes: [{label: 'See what listens', kind: 'command', value: 'kubectl exec a -- ss', mutating: false}],
	notes: ['http_proxy is set.'],
};

const report: TraceReport = {
	version: '1.2.3',
	service: {namespace: 'shop', name: 'web'},
	port: 80,
	from: {namespace: 'shop', pod: 'client', container: 'main'},
	hops: [
		{
			hop: 'endpoint',
			target: '10.0.0.1:8080',
			outcome: 'conn-refused',
			ms: null,
			tool: 'nc',
			command: [],
			detail: 'a|b',
		},
	],
	verdict,
	findings: [],
};

test('a trace of one port is its verdict, what fixes it, and its hops', () => {
	expect(traceMarkdown(report)).toBe(String.raw`## shop/web:80 from shop/client, container main

**Nothing listens on the target port** (${'`not-listening`'})

connection refused by 10.0.0.1:8080

Note: http\_proxy is set.

See what listens:

${'```'}
kubectl exec a -- ss
${'```'}

| hop | target | outcome | ms | detail |
| --- | --- | --- | --- | --- |
| endpoint | 10.0.0.1:8080 | conn-refused |  | a\|b |
`);
});

test('of several ports each has its own', () => {
	const ports = [
		{port: 80, protocol: 'TCP', name: 'http', hops: report.hops, verdict},
		{port: 53, protocol: 'UDP', hops: [], verdict: {...verdict, title: 'Port 53 works'}},
	] as const;
	const text = traceMarkdown({...report, ports});
	expect(text.match(/^#.*$/gm)).toEqual([
		'## shop/web from shop/client, container main',
		'### Port 80 (http): Nothing listens on the target port',
		'### Port 53/UDP: Port 53 works',
	]);
});
