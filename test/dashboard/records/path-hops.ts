import {expect, test} from 'vitest';
import type {PathHop} from '../../../source/dashboard/records/path-hop.ts';
import {believedUntil, pathHops, standingOf} from '../../../source/dashboard/records/path-hops.ts';
import type {ProbeRun} from '../../../source/dashboard/records/probe-run.ts';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import type {ServiceView} from '../../../source/model/service-view.ts';
import type {Hop} from '../../../source/probes/trace/hop.ts';
import {basisOf} from '../../../source/rules/evidence.ts';
import {ingress} from '../../_helpers/networking.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {finding, row, undiagnosedRow} from '../../_helpers/rows.ts';

const now = 1_000_000;
const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};
const healthy = row(view({pods: [pod(), pod({name: 'web-2'})]}));

const hop = (name: Hop['hop'], outcome: Hop['outcome'] = 'ok', rest: Partial<Hop> = {}): Hop => ({
	...{hop: name, target: '10.96.4.7:80', outcome, ms: 1, tool: 'curl', client, command: [], detail: '', pod: ''},
	...rest,
});

const run = (of: ServiceView, hops: readonly Hop[], rest: Partial<ProbeRun> = {}): ProbeRun => ({
	...{kind: 'trace', client, started: now, basis: basisOf(of), steps: [], hops},
	verdict: {answer: 'fails', sentence: ''},
	...rest,
});

const marks = {works: '✔', partly: '▲', fails: '✖', running: '◌', unknown: '┄'};
const texts = (hops: readonly PathHop[]) => hops.map(({label, state}) => `${label} ${marks[state]}`).join(' ');
const pathText = (of: Row, hops?: readonly Hop[], rest?: Partial<ProbeRun>) =>
	texts(pathHops(of, hops && run(of.view, hops, rest), now));

const accused = (code: string, rest: Parameters<typeof finding>[0] = {}, of = healthy.view) =>
	row(of, [finding({code, ...rest})]);

test.each<readonly [string, Row, string]>([
	['a healthy Service', healthy, 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄'],
	['one endpoint', row(view({pods: [pod()]})), 'client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄'],
	['nothing judged yet', undiagnosedRow(view({pods: []})), 'client ┄ DNS ┄ 10.96.4.7 ┄ endpoints ┄'],
	['a headless one', row(view({pods: [pod()], service: service({clusterIPs: ['None']})})), 'client ┄ DNS ┄ endpoint ┄'],
	[
		'an ExternalName',
		row(view({pods: [], service: service({type: 'ExternalName', clusterIPs: [], externalName: 'db.example.com'})})),
		'client ┄ DNS ┄ db.example.com ┄',
	],
])('of %s nothing is green or red that nobody asked', (_, of, path) => {
	expect(pathText(of)).toBe(path);
});

test.each<readonly [string, Row, string]>([
	['selector', accused('selector-matches-nothing', {}, view({pods: []})), 'client ┄ DNS ┄ 10.96.4.7 ┄ no endpoints ✖'],
	['ports', accused('named-target-port-missing'), 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ✖'],
	['pods', accused('crash-loop', {severity: 'warning'}), 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ▲'],
	['cluster DNS', accused('cluster-dns-no-endpoints'), 'client ┄ DNS ✖ 10.96.4.7 ┄ 2 endpoints ┄'],
	['kube-proxy', accused('kube-proxy-unhealthy'), 'client ┄ DNS ┄ 10.96.4.7 ✖ 2 endpoints ┄'],
	['what comes in from outside', accused('ingress-port-missing'), 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄'],
	['what its own pods ask', accused('dns-egress-blocked'), 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄'],
	['a note', accused('crash-loop', {severity: 'info'}), 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄'],
	['what is ignored', accused('crash-loop', {ignored: 'known'}), 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄'],
	[
		'a policy',
		accused('ingress-blocked', {
			severity: 'warning',
			subject: {kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all'},
		}),
		'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄ deny-all ▲',
	],
])('a finding about %s is at its place', (_, of, path) => {
	expect(pathText(of)).toBe(path);
});

test('an error of one of several ports does not close the way to the others', () => {
	const ports = [servicePort(), servicePort({port: 443, targetPort: 'https'})];
	const of = view({pods: [pod()], service: service({ports})});

	expect(pathText(accused('named-target-port-missing', {port: 443}, of))).toMatch(/ ▲$/);
	expect(pathText(accused('named-target-port-missing', {}, of))).toMatch(/ ✖$/);
});

test('a trace fills the way hop by hop, and is green once it works', () => {
	const asks = {hop: 'service', target: '10.96.4.7:80', pod: ''} as const;
	const steps = [{id: 1, title: '', client, tool: 'curl', argv: [], asks}];
	const running = {verdict: undefined} as const;

	expect(pathText(healthy, [], running)).toBe('client ◌ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄');
	expect(pathText(healthy, [hop('dns')], {...running, steps})).toBe('client ✔ DNS ✔ 10.96.4.7 ◌ 2 endpoints ┄');
	const hops = [hop('dns'), hop('dns-short'), hop('service'), hop('endpoint', 'ok', {pod: 'web-1'}), hop('http')];
	expect(pathText(healthy, hops, {verdict: {answer: 'works', sentence: ''}})).toBe(
		'client ✔ DNS ✔ 10.96.4.7 ✔ 2 endpoints ✔ HTTP ✔',
	);
});

test.each<readonly [string, readonly Hop[], string]>([
	[
		'a Service address that drops what is sent',
		[hop('dns'), hop('dns-short'), hop('service', 'conn-timeout')],
		'client ✔ DNS ✔ 10.96.4.7 ✖ 2 endpoints ┄ deny-all ▲',
	],
	[
		'the short name alone fails',
		[hop('dns'), hop('dns-short', 'nxdomain')],
		'client ✔ DNS ▲ 10.96.4.7 ┄ 2 endpoints ┄ deny-all ▲',
	],
	[
		'one endpoint of two fails',
		[hop('endpoint', 'ok', {pod: 'web-1'}), hop('endpoint', 'conn-refused', {pod: 'web-2'})],
		'client ✔ DNS ┄ 10.96.4.7 ┄ 2 endpoints ▲ deny-all ▲',
	],
	[
		'it answers inside the pod alone',
		[hop('endpoint', 'conn-refused', {pod: 'web-1'}), hop('backend-local', 'ok', {pod: 'web-1'})],
		'client ✔ DNS ┄ 10.96.4.7 ┄ 2 endpoints ✖ deny-all ▲ inside the pod ✔',
	],
	[
		'a policy that lets this client in',
		[hop('service'), hop('endpoint', 'ok', {pod: 'web-1'})],
		'client ✔ DNS ┄ 10.96.4.7 ✔ 2 endpoints ✔',
	],
	[
		'any status below 500 is an answer, one above is none',
		[
			hop('service', 'http-status', {detail: '404 Not Found'}),
			hop('endpoint', 'http-status', {detail: '503 Unavailable', pod: 'web-1'}),
		],
		'client ✔ DNS ┄ 10.96.4.7 ✔ 2 endpoints ▲ deny-all ▲',
	],
	['exec is denied', [hop('dns', 'exec-denied')], 'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄ deny-all ▲'],
])('what a trace has seen: %s', (_, hops, path) => {
	const subject = {kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all'};
	expect(pathText(accused('ingress-blocked', {severity: 'warning', subject}), hops)).toBe(path);
});

test('what was seen of a headless Service by its name is seen of its endpoints', () => {
	const of = row(view({pods: [pod()], service: service({clusterIPs: ['None']})}));

	expect(pathText(of, [hop('dns'), hop('service', 'ok', {pod: 'web-1'})])).toBe('client ✔ DNS ✔ endpoint ✔');
});

test('the ports of a trace are one way: a part works where it does for all of them', () => {
	const ports = [
		{label: '80', hops: [hop('service')], verdict: undefined},
		{label: '81', hops: [hop('service', 'conn-refused')], verdict: undefined},
	];

	expect(pathText(healthy, [hop('dns')], {ports})).toBe('client ✔ DNS ✔ 10.96.4.7 ▲ 2 endpoints ┄');
});

test('nslookup tells of the name, curl of nothing, as its URL may lead anywhere', () => {
	const works = {answer: 'works', sentence: ''} as const;

	expect(pathText(healthy, [], {kind: 'nslookup', verdict: works})).toBe('client ✔ DNS ✔ 10.96.4.7 ┄ 2 endpoints ┄');
	expect(pathText(healthy, [], {kind: 'nslookup', verdict: {...works, answer: 'impossible'}})).toBe(
		'client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄',
	);
	expect(pathText(healthy, [], {kind: 'curl', verdict: works})).toBe('client ┄ DNS ┄ 10.96.4.7 ┄ 2 endpoints ┄');
});

test('what has changed since it was asked is not known any more, nor what was asked long ago', () => {
	const asked = run(healthy.view, [hop('service')]);
	const changed = row(view({pods: [pod({ips: ['10.244.9.9']})]}));

	expect(texts(pathHops(healthy, asked, now))).toContain('10.96.4.7 ✔');
	expect(texts(pathHops(changed, asked, now))).not.toContain('✔');
	expect(texts(pathHops(healthy, asked, believedUntil(asked)))).not.toContain('✔');
	expect(standingOf(healthy.view, asked, now)).toBe('believed');
	expect(standingOf(changed.view, asked, now)).toBe('changed');
	expect(standingOf(healthy.view, asked, believedUntil(asked))).toBe('old');
	expect(standingOf(healthy.view, undefined, now)).toBe('none');
});

test('the way in from this machine stands before the client once it was asked', () => {
	const open = row(view({pods: [pod()], service: service({type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.7']})}));
	expect(pathText(open)).toBe('client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄');
	const dropped = [hop('node-port', 'conn-timeout'), hop('dns')];
	expect(pathText(open, [hop('address'), ...dropped])).toBe('you ✔ 192.0.2.7 ✔ client ✔ DNS ✔ 10.96.4.7 ┄ endpoint ┄');
	expect(pathText(open, [hop('address', 'conn-timeout')])).toBe(
		'you ✔ 192.0.2.7 ✖ client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄',
	);
	const onNodes = row(view({pods: [pod()], service: service({type: 'NodePort'})}));
	const some = [hop('node-port'), hop('node-port', 'conn-timeout')];
	expect(pathText(onNodes, some)).toBe('you ✔ NodePort ▲ client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄');
	expect(pathText(onNodes, some.slice(1))).toBe('you ✔ NodePort ┄ client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄');
});

test('what an Ingress leads to is reached through its controller', () => {
	const led = row(view({pods: [pod()], ingresses: [ingress({className: 'traefik'})]}));
	const outside = (name: Hop['hop'], outcome: Hop['outcome'] = 'ok', rest: Partial<Hop> = {}) =>
		hop(name, outcome, {client: undefined, target: '192.0.2.7:443', ...rest});
	const asked = [
		outside('address'),
		outside('tls'),
		outside('request', 'http-status', {detail: '502 Bad Gateway'}),
		outside('route'),
	];
	expect(pathText(led, asked)).toBe('you ✔ 192.0.2.7:443 ✔ traefik ▲ client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄');
	expect(pathText(led, [outside('address', 'conn-timeout')])).toBe(
		'you ✔ 192.0.2.7:443 ✖ client ┄ DNS ┄ 10.96.4.7 ┄ endpoint ┄',
	);
});
