import {expect, test} from 'vitest';
import type {ProxyReply} from '../../../source/model/pod-access/service-proxy.ts';
import type {ProbeProgress, ProbeVerdict} from '../../../source/probes/probe.ts';
import {orProxied} from '../../../source/probes/requests/proxied-request.ts';
import {outcomeOf} from '../../_helpers/fake-exec.ts';
import {pod, service, view} from '../../_helpers/objects.ts';

const web = view({service: service(), pods: [pod({name: 'web-1', ips: ['10.244.1.7']})]});
const url = new URL('http://web.shop.svc:80/ready?full=1');

/** What API servers of Kubernetes 1.36 said. */
const refused = (refusal: string, code = 503): ProxyReply => ({
	...{outcome: 'answered', code, reason: 'Service Unavailable', body: '', ms: 4},
	refusal,
});
const answered = (code: number, reason: string, body = ''): ProxyReply => ({
	...{outcome: 'answered', code, reason, body, ms: 4},
	refusal: undefined,
});

const lacking: ProbeVerdict = {answer: 'impossible', sentence: 'No tool of this container.', lacksTools: true};

const endingIn = async function* (verdict: ProbeVerdict): AsyncGenerator<ProbeProgress> {
	yield {kind: 'verdict', verdict};
};

const run = async (
	replies: readonly ProxyReply[],
	{verdict = lacking, method = 'GET' as 'GET' | 'HEAD', to = url, of = web} = {},
) => {
	const asked: string[] = [];
	const proxy = async (path: string) => replies[asked.push(path) - 1]!;
	const {signal} = new AbortController();
	const proxied = {view: of, request: {method, url: to}, from: 'shop', proxy, signal};
	return {asked, ...(await outcomeOf(orProxied(endingIn(verdict), proxied)))};
};

const base = '/api/v1/namespaces/shop';

test('a client that cannot be asked is asked for, and what that does not prove is said', async () => {
	const {asked, steps, verdicts} = await run([answered(200, 'OK')]);
	expect(asked).toStrictEqual([`${base}/services/web:80/proxy/ready?full=1`]);
	expect(steps).toMatchObject([{client: undefined, argv: ['get', '--raw', asked[0]], result: {outcome: 'ok'}}]);
	expect(verdicts).toMatchObject([
		{answer: 'impossible', lacksTools: true, sentence: expect.stringContaining('proves nothing about DNS')},
	]);
});

test.each<[string, ProxyReply, outcome: string, answer: string]>([
	[
		'a refusal',
		refused('error trying to reach service: dial tcp 10.244.2.215:4444: connect: connection refused'),
		'conn-refused',
		'fails',
	],
	['nobody', refused('no endpoints available for service "web"'), 'conn-refused', 'impossible'],
	['no port', refused('no service port 99 found for service "web"'), 'conn-refused', 'impossible'],
	[
		'silence',
		refused('error trying to reach service: dial tcp 10.244.2.215:80: i/o timeout'),
		'conn-timeout',
		'impossible',
	],
	[
		'no way',
		refused('error trying to reach service: dial tcp 10.244.2.215:80: connect: no route to host'),
		'no-route',
		'impossible',
	],
	[
		'a reset',
		refused(
			'error trying to reach service: read tcp 192.0.2.1:48972->10.244.2.215:9001: read: connection reset by peer',
		),
		'reset',
		'impossible',
	],
	['a Service it does not find', refused('services "web" not found', 404), 'exec-failed', 'impossible'],
	['503 of the application', answered(503, 'Service Unavailable', 'server'), 'http-status', 'fails'],
	['404 of the application', answered(404, 'Not Found'), 'http-status', 'impossible'],
	['TLS', answered(400, 'Bad Request', 'Client sent an HTTP request to an HTTPS server.'), 'tls', 'impossible'],
])('%s is read', async (_, reply, outcome, answer) => {
	const {steps, verdict} = await run([reply]);
	expect(steps[0]!.result!.outcome).toBe(outcome);
	expect(verdict!.answer).toBe(answer);
});

test('where the Service is forbidden its pod is asked, and without either the rights are named', async () => {
	const denied: ProxyReply = {outcome: 'denied', ms: 1};
	const byPod = await run([denied, answered(200, 'OK')]);
	expect(byPod.asked[1]).toBe(`${base}/pods/web-1:8080/proxy/ready?full=1`);
	expect(byPod.steps[0]!.result!.detail).toBe('Ask for the verb get on services/proxy in namespace shop.');
	expect((await run([denied, denied])).verdict!.sentence).toMatch(/No tool .* proxy failed too: .* services\/proxy/);
});

test('HTTPS is asked as such', async () => {
	const {asked} = await run([answered(200, 'OK')], {to: new URL('https://web:80/')});
	expect(asked[0]).toBe(`${base}/services/https:web:80/proxy/`);
});

test.each([
	['the client answered', {verdict: {answer: 'fails', sentence: 'refused'} as const}],
	['it was cancelled', {verdict: {answer: 'cancelled', sentence: 'cancelled'} as const}],
	['HEAD was asked for', {method: 'HEAD' as const}],
	['the URL leads elsewhere', {to: new URL('http://example.com/')}],
	['the Service has no such port', {to: new URL('http://web:81/')}],
	['the Service is a name', {of: view({service: service({type: 'ExternalName'})})}],
])('nothing is asked where %s', async (_, options) => {
	const {asked, verdicts} = await run([], options);
	expect(asked).toStrictEqual([]);
	expect(verdicts).toHaveLength(1);
});
