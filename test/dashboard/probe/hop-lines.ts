import {expect, test} from 'vitest';
import {lineText} from '../../../source/dashboard/components/line.ts';
import {hopLines} from '../../../source/dashboard/probe/hop-lines.ts';
import {noKeyChosen} from '../../../source/dashboard/records/key-choice.ts';
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
const texts = (of: ProbeRun, width: number, isFolded = false) =>
	hopLines(of, width, {isFolded, symbols: symbolsOf(true), keys: noKeyChosen}).map(lineText);

test('where there is room, a hop tells tool and pod', () => {
	expect(texts(run(hop({})), 100)).toEqual([' ✔ endpoint  10.244.0.13:8080  ok · 12 ms · curl · web-7d9c8b7f6d-x2x1z']);
});

test('where there is not, the pod, by the end that tells it from its like', () => {
	expect(texts(run(hop({})), 60)).toEqual([' ✔ endpoint  10.244.0.13:8080  ok · 12 ms · web-7d9c8b…x2x1z']);
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
			verdict: {answer: 'works', sentence: 'Port 80 (http) works. Name and its endpoint answer.'},
		},
		{
			label: '99',
			hops: [hop({outcome: 'conn-refused', detail: 'connection refused'})],
			verdict: {
				answer: 'fails',
				sentence: 'Port 99: nothing listens on port 4444 of the pods, or on any other.',
				code: 'not-listening',
			},
		},
		{label: '100', hops: [], verdict: undefined},
	],
	verdict,
});

test('several ports: names once, then each port with what it came to and its hops', () => {
	expect(texts(several(undefined), 60)).toEqual([
		' ✔ FQDN      web.shop.svc.clust…  ok · 12 ms · curl',
		'',
		' ✔ Port 80 (http) works. Name and its endpoint answer.',
		' ✔ endpoint  10.244.0.13:8080     ok · 12 ms · web-7d9…x2x1z',
		'',
		' ✖ Port 99: nothing listens on port 4444 of the pods, or on',
		'   any other.',
		'   not-listening',
		' ✖ endpoint  10.244.0.13:8080     connection refused · 12 ms',
		'',
		' ◌ Port 100',
	]);
});

test('once all is known, what does not work comes first', () => {
	const lines = texts(several({answer: 'fails', sentence: '1/3 ports fail'}), 80);
	expect(lines.findIndex(line => line.includes('Port 99'))).toBeLessThan(
		lines.findIndex(line => line.includes('(http)')),
	);
});

test('what is said of the name is said of a port by its name', () => {
	const verdict = {answer: 'fails', sentence: 'web does not resolve.'} as const;
	expect(texts({...run(), ports: [{label: '80 (http)', hops: [], verdict}]}, 80)[1]).toBe(
		' ✖ Port 80 (http): web does not resolve.',
	);
});

test('a hop that no tool measured has no time', () => {
	expect(texts(run(hop({ms: null})), 120).join('\n')).not.toMatch(/\d ms/);
	expect(texts(run(hop({})), 120).join('\n')).toContain('ok · 12 ms');
});

const inside = {hop: 'backend-local', target: '127.0.0.1:8080', outcome: 'conn-refused', ms: 1} as const;

test('hops are called as people call them', () => {
	const hops = [
		hop({hop: 'dns', target: 'web.shop.svc.cluster.local.', pod: ''}),
		hop({hop: 'dns-short', target: 'web', pod: ''}),
		hop({hop: 'service', target: '10.96.4.7:80', pod: ''}),
		hop({}),
		hop({...inside, detail: 'connection refused'}),
		hop({...inside, target: '[::1]:8080', outcome: 'ok'}),
		hop({...inside, hop: 'backend-self', target: '10.244.0.13:8080'}),
		hop({...inside, target: '*:53', outcome: 'ok'}),
		hop({hop: 'http', target: 'web.shop.svc.cluster.local:80', pod: ''}),
	];
	const lines = texts(run(...hops), 100);

	expect(lines.filter(text => /^ [✔✖]/.test(text)).map(text => text.slice(3, 31).split('  ')[0]!.trim())).toEqual([
		'FQDN',
		'short name',
		'ClusterIP',
		'endpoint',
		'inside the pod, 127.0.0.1',
		'inside the pod, ::1',
		'inside the pod, sockets',
		'inside the pod, 10.244.0.13',
		'HTTP by name',
	]);
	expect(lines[4]).toMatch(/^ ✖ inside the pod, 127\.0\.0\.1 +connection refused · conn-refused · 1 ms/);
	expect(texts(run(hop({hop: 'service', target: '10.244.0.13:80'})), 100)[0]).toMatch(
		/^ ✔ Service port {2}10\.244\.0\.13:80/,
	);
});

test('how it ended is told in words where there is room, its code in dim letters behind them', () => {
	const [first] = hopLines(run(hop({outcome: 'conn-refused', detail: 'connection refused'})), 100, {
		isFolded: false,
		symbols: symbolsOf(true),
		keys: noKeyChosen,
	});

	expect(lineText(first!)).toContain('  connection refused · conn-refused · 12 ms · web-7d9c8b7f6d-x2x1z');
	expect(first!.find(({text}) => text.startsWith('connection refused'))?.tone ?? 'plain').toBe('plain');
	expect(first!.find(({text}) => text.startsWith('conn-refused'))?.tone).toBe('faint');
});

const asks = {hop: 'service', target: '10.96.4.7:80', pod: ''} as const;
const step = {id: 1, title: 'service 10.96.4.7:80', client, tool: 'curl', argv: ['curl']};

test('a hop is seen from the moment it is asked, in its place on the path', () => {
	const asking: ProbeRun = {...run(hop({hop: 'dns', target: 'web.', pod: ''}), hop({})), steps: [{...step, asks}]};

	expect(texts(asking, 80).map(text => text.slice(0, 40).trim())).toEqual([
		expect.stringMatching(/^✔ FQDN/),
		expect.stringMatching(/^◌ ClusterIP +10\.96\.4\.7:80 +running$/),
		expect.stringMatching(/^✔ endpoint/),
	]);
	const result = {outcome: 'ok', detail: '', output: ''} as const;
	expect(texts({...asking, steps: [{...step, asks, result}]}, 80).join('\n')).not.toContain('running');
	expect(texts({...asking, verdict: {answer: 'cancelled', sentence: 'cancelled'}}, 80).join('\n')).not.toContain('◌');
});

test('a hop of one of several ports that is asked is among those of that port', () => {
	const ports = [
		{label: '80', hops: [], verdict: undefined},
		{label: '81', hops: [], verdict: undefined},
	];
	const asking: ProbeRun = {...run(), ports, steps: [{...step, asks: {...asks, port: 1}}]};

	expect(texts(asking, 80)).toEqual(['', ' ◌ Port 80', '', ' ◌ Port 81', expect.stringContaining('◌ ClusterIP')]);
});

test('where not everything fits, hops that ended alike are told by one, and how many more there are', () => {
	const refused = [1, 2, 3, 4].map(number =>
		hop({target: `10.244.0.${number}:8080`, outcome: 'conn-refused', detail: 'connection refused'}),
	);
	const looked = ['web-1', 'web-2'].map(pod => hop({...inside, outcome: 'ok', pod}));
	const walked = run(...refused, hop({target: '10.244.0.5:8080'}), ...looked);
	const lines = texts(walked, 60, true);

	expect(lines).toEqual([
		expect.stringMatching(/^ ✖ endpoint {2}10\.244\.0\.1:8080 \+3 +connection refused · 12 ms$/),
		expect.stringMatching(/^ ✔ endpoint {2}10\.244\.0\.5:8080 +ok · 12 ms/),
		expect.stringMatching(/^ ✔ inside the pod, 127\.0\.0\.1 \+1 +ok · 1 ms/),
	]);
	expect(texts(walked, 60)).toHaveLength(7);
});
