import {expect, test} from 'vitest';
import {lineText} from '../../../source/dashboard/components/line.ts';
import {hopLines} from '../../../source/dashboard/probe/hop-lines.ts';
import type {ProbeRun} from '../../../source/dashboard/records/probe-run.ts';
import {widthOf} from '../../../source/dashboard/text/text-width.ts';
import type {Hop} from '../../../source/probes/trace/hop.ts';
import {symbolsOf} from '../../../source/theme.ts';

const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};

const hop = (overrides: Partial<Hop>): Hop => ({
	hop: 'endpoint',
	target: '10.244.0.13:8080',
	outcome: 'ok',
	ms: 12,
	tool: 'curl',
	pod: 'web-7d9c8b7f6d-x2x1z',
	client,
	command: [],
	detail: '',
	...overrides,
});

const run = (...hops: readonly Hop[]): ProbeRun => ({
	kind: 'trace',
	client,
	started: 0,
	steps: [],
	hops,
	verdict: undefined,
});

/** The hops of a run as texts without their tones. */
const texts = (of: ProbeRun, width: number) => hopLines(of, width, symbolsOf(true)).map(lineText);

test('where there is room, a hop tells tool and pod', () => {
	expect(texts(run(hop({})), 100)).toEqual([
		' ✔ endpoint      10.244.0.13:8080  ok · 12 ms · curl · web-7d9c8b7f6d-x2x1z',
	]);
});

test('where there is not, the pod, by the end that tells it from its like', () => {
	expect(texts(run(hop({})), 60)).toEqual([' ✔ endpoint      10.244.0.13:8080  ok · 12 ms · web-7d…x2x1z']);
});

test.each([60, 80])('at %i cells the outcome is never cut, and no line is wider', width => {
	const long = hop({hop: 'service', target: 'checkout-frontend.analytics-team.svc.cluster.local:8080', pod: ''});
	const lines = texts(run(long, hop({outcome: 'conn-timeout', ms: 3000})), width);

	expect(lines[0]).toContain('ok · 12 ms');
	expect(lines[1]).toContain('conn-timeout · 3000 ms');
	expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
});

const several = (verdict: ProbeRun['verdict']): ProbeRun => ({
	...run(hop({hop: 'dns', target: 'web.shop.svc.cluster.local.', pod: ''})),
	ports: [
		{
			label: '80 (http)',
			hops: [hop({})],
			verdict: {answer: 'works', sentence: 'ok (certain): Port 80 (http) works. Name and its endpoint answer.'},
		},
		{
			label: '99',
			hops: [hop({outcome: 'conn-refused', detail: 'connection refused'})],
			verdict: {
				answer: 'fails',
				sentence: 'not-listening (certain): Port 99: nothing listens on port 4444 of the pods.',
			},
		},
		{label: '100', hops: [], verdict: undefined},
	],
	verdict,
});

test('several ports: names once, then each port with what it came to and its hops', () => {
	expect(texts(several(undefined), 60)).toEqual([
		' ✔ dns           web.shop.svc.cluster…  ok · 12 ms · curl',
		'',
		' ✔ ok (certain): Port 80 (http) works. Name and its endpoin…',
		' ✔ endpoint      10.244.0.13:8080       ok · 12 ms',
		'',
		' ✖ not-listening (certain): Port 99: nothing listens on port',
		'   4444 of the pods.',
		' ✖ endpoint      10.244.0.13:8080       conn-refused · 12 ms',
		'   connection refused',
		'',
		' ◌ Port 100',
	]);
});

test('once all is known, what does not work comes first', () => {
	const lines = texts(several({answer: 'fails', sentence: '1 of 3 ports fails'}), 80);
	expect(lines.findIndex(line => line.includes('Port 99'))).toBeLessThan(
		lines.findIndex(line => line.includes('(http)')),
	);
});

test('what is said of the name is said of a port by its name', () => {
	const verdict = {answer: 'fails', sentence: 'dns-nxdomain (certain): web does not resolve.'} as const;
	expect(texts({...run(), ports: [{label: '80 (http)', hops: [], verdict}]}, 80)[1]).toBe(
		' ✖ Port 80 (http): dns-nxdomain (certain): web does not resolve.',
	);
});

test('a hop that no tool measured has no time', () => {
	expect(texts(run(hop({ms: null})), 120).join('\n')).not.toMatch(/\d ms/);
	expect(texts(run(hop({})), 120).join('\n')).toContain('ok · 12 ms');
});
