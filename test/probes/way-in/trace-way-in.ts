import {expect, test} from 'vitest';
import type {Handshake} from '../../../source/model/machine/machine.ts';
import type {Ingress} from '../../../source/model/networking/networking-objects.ts';
import type {ProxyReply} from '../../../source/model/pod-access/service-proxy.ts';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {usualLimits} from '../../../source/probes/limits.ts';
import {forEachYield} from '../../../source/probes/trace/async-generators.ts';
import type {Traced} from '../../../source/probes/trace/trace-service.ts';
import type {WayInTarget} from '../../../source/probes/way-in/objects/asking.ts';
import type {WayInObjects} from '../../../source/probes/way-in/objects/way-in-objects.ts';
import {askingsOf, traceWayIn, worstRequest} from '../../../source/probes/way-in/trace-way-in.ts';
import type {Finding} from '../../../source/rules/finding.ts';
import {answered, fakeMachine} from '../../_helpers/fake-machine.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, view} from '../../_helpers/objects.ts';

const edge = view({
	service: service({...{namespace: 'edge', name: 'traefik', type: 'LoadBalancer'}, loadBalancerIngress: ['192.0.2.7']}),
});

const rule = (host: string, path: string, type = 'Prefix', name = 'web') => ({
	...{service: name, port: 80, path: 'spec.rules[0].http.paths[0]'},
	match: {host, path, type},
});

const front = ingress({addresses: ['192.0.2.7'], backends: [rule('shop.example', '/')]});

type Case = {
	readonly machine?: Parameters<typeof fakeMachine>[0];
	readonly ingresses?: readonly Ingress[];
	readonly views?: readonly ServiceView[];
	readonly findings?: readonly Finding[];
	readonly target?: WayInTarget;
	/** What the application answers through the API server; not asked where undefined. */
	readonly application?: number;
	readonly inside?: 'ok' | 'not-listening';
};

const ofFront: WayInTarget = {kind: 'Ingress', namespace: 'shop', name: 'front'};
const byUrl = (text: string): WayInTarget => ({kind: 'url', url: new URL(text), method: 'GET'});
const names = {'shop.example': ['192.0.2.7']};

const run = async ({
	machine = {},
	ingresses = [front],
	views = [view(), edge],
	findings = [],
	target = ofFront,
	application,
	inside,
}: Case) => {
	const objects: WayInObjects = {
		...{ingresses, classes: [], routes: [], gateways: [], nodes: []},
		services: views.map(each => each.service),
		known(namespace, name) {
			const found = views.find(({key}) => key === `${namespace}/${name}`);
			return found && {view: found, findings};
		},
	};
	const {signal} = new AbortController();
	const reply: ProxyReply | undefined =
		application === undefined
			? undefined
			: {outcome: 'answered', code: application, reason: 'X', body: '', refusal: undefined, ms: 1};
	const traced = await forEachYield(
		traceWayIn(askingsOf(target, objects), {
			machine: fakeMachine({names, ...machine}),
			...{signal, limits: usualLimits, nodes: [], objects, pods: undefined},
			proxy: reply && (async () => reply),
			async inside() {
				const verdict = {code: inside, confidence: 'certain', title: 'inside', cause: 'Because.', fixes: []};
				return inside === undefined ? undefined : ({verdict, worst: {trail: {hops: []}}} as unknown as Traced);
			},
		}),
		() => {},
	);
	const worst = traced[worstRequest(traced)]!;
	return {...worst.verdict, hops: worst.hops.map(({hop, outcome}) => `${hop} ${outcome}`), count: traced.length};
};

const trustedUntil = 4_000_000_000;
const handshake = (
	overrides: Partial<Extract<Handshake, {outcome: 'ok'}>> & {readonly notAfter?: number} = {},
): Handshake => {
	const {notAfter = trustedUntil, ...rest} = overrides;
	const certificate = {
		names: ['shop.example'],
		subject: 'shop.example',
		issuer: 'CA',
		notBefore: 0,
		notAfter,
		chain: ['CA'],
	};
	return {outcome: 'ok', ms: 1, protocol: 'TLSv1.3', certificate, isNameRight: true, distrust: undefined, ...rest};
};
const secure = {...front, tlsHosts: ['shop.example']};

test('a way in that works: each part in the order of the request', async () => {
	const {code, title, hops} = await run({inside: 'ok'});
	expect({code, title}).toStrictEqual({code: 'ok', title: 'http://shop.example/ answers 200 OK'});
	expect(hops).toStrictEqual(['name ok', 'address ok', 'request ok', 'route ok']);
	const tls = await run({ingresses: [secure], machine: {handshake: () => handshake()}});
	expect([tls.code, ...tls.hops]).toStrictEqual(['ok', 'name ok', 'address ok', 'tls ok', 'request ok', 'route ok']);
});

test('a name that leads elsewhere, unless what is there answers the same', async () => {
	const away = {names: {'shop.example': ['198.51.100.1']}};
	const refused = await run({machine: {...away, closed: {'198.51.100.1:80': 'conn-refused'}}});
	expect(refused).toMatchObject({code: 'name-elsewhere', cause: expect.stringMatching(/nothing answers there/)});
	const other = (_url: string, address: string) => (address === '198.51.100.1' ? answered(404) : undefined);
	expect((await run({machine: {...away, answer: other}})).code).toBe('name-elsewhere');
	expect(await run({machine: away})).toMatchObject({code: 'ok', notes: [expect.stringMatching(/a proxy or CDN/)]});
});

test('a name that is not known is a fault of a URL, and a note of an object', async () => {
	expect((await run({machine: {names: {}}, target: byUrl('http://shop.example/')})).code).toBe('dns-nxdomain');
	expect(await run({machine: {names: {}}})).toMatchObject({
		code: 'ok',
		notes: [expect.stringMatching(/does not resolve/)],
	});
});

test('nothing is sent to what a host leads to that no object names', async () => {
	const away = {names: {'stranger.example': ['198.51.100.1']}, answer: () => answered(404)};
	const {code, hops} = await run({machine: away, target: byUrl('http://stranger.example/')});
	expect({code, hops}).toStrictEqual({
		...{code: 'no-route-matched', hops: ['name wrong-address', 'address ok', 'request http-status', 'route no-rule']},
	});
	const nowhere = ingress({backends: [rule('shop.example', '/')]});
	const alone = await run({machine: away, ingresses: [nowhere], target: byUrl('http://stranger.example/')});
	expect(alone).toMatchObject({code: 'address-unreachable', hops: ['name ok', 'route no-rule']});
});

test('an address that does not answer: the address, its sources, or a controller without endpoints', async () => {
	const closed = {'192.0.2.7:80': 'conn-timeout'} as const;
	expect((await run({machine: {closed}})).code).toBe('address-unreachable');
	const limited = view({service: {...edge.service, sourceRanges: ['10.0.0.0/8']}});
	expect((await run({machine: {closed}, views: [view(), limited]})).code).toBe('source-not-allowed');
	const empty = view({service: edge.service, pods: [], slices: []});
	expect(await run({machine: {closed}, views: [view(), empty]})).toMatchObject({
		...{code: 'no-endpoints', title: 'Controller has no ready endpoints: Service edge/traefik'},
	});
});

test('without any address the rule that says why is the cause', async () => {
	const nowhere = ingress({backends: [rule('shop.example', '/')]});
	expect((await run({ingresses: [nowhere], machine: {names: {}}})).code).toBe('address-unreachable');
	const finding = {
		subject: {kind: 'Ingress', namespace: 'shop', name: 'front'},
		code: 'ingress-class-missing',
		confidence: 'certain',
		cause: 'IngressClass nobody not found',
		fixes: [],
	};
	const report = await run({ingresses: [nowhere], machine: {names: {}}, findings: [finding as unknown as Finding]});
	expect(report).toMatchObject({code: 'no-route-matched', cause: expect.stringMatching(/IngressClass nobody/)});
});

test.each([
	['tls-name-mismatch', handshake({isNameRight: false, distrust: 'it is self-signed'})],
	['tls-expired', handshake({notAfter: 1, distrust: 'it is self-signed'})],
	['tls-untrusted', handshake({distrust: 'it is self-signed'})],
	['tls-on-plaintext', {outcome: 'tls', ms: 1, detail: 'wrong version number'}],
	['connection-reset', {outcome: 'reset', ms: 1, detail: 'reset'}],
] as const)('TLS: %s', async (code, shaken) => {
	const result = await run({ingresses: [secure], machine: {handshake: () => shaken, answer: () => answered(502)}});
	expect(result.code).toBe(code);
});

test('a certificate that expires soon is a note', async () => {
	const soon = handshake({notAfter: Date.now() / 1000 + 3.5 * 86_400});
	const result = await run({ingresses: [secure], machine: {handshake: () => soon}});
	expect(result).toMatchObject({code: 'ok', notes: ['The certificate of shop.example expires in 3 days.']});
});

test('a proxy of the environment is said, unless it is not for the host', async () => {
	const proxies = {http_proxy: 'http://proxy.example:3128'};
	const noted = await run({machine: {proxies}});
	expect(noted).toMatchObject({
		code: 'ok',
		notes: [expect.stringMatching(/^http_proxy on this machine is http:\/\/proxy/)],
	});
	expect((await run({machine: {proxies: {...proxies, no_proxy: '.example'}}})).notes).toBeUndefined();
	expect((await run({machine: {proxies: {https_proxy: 'http://proxy.example:3128'}}})).notes).toBeUndefined();
});

test('redirects are followed on the same host, and end where they go round', async () => {
	const redirect = (location: string) => () => answered(301, {headers: {location}});
	expect((await run({machine: {answer: redirect('http://shop.example/')}})).code).toBe('redirect-loop');
	const asked = await run({
		machine: {
			answer: url => (url === 'http://shop.example/' ? answered(302, {headers: {location: '/shop'}}) : undefined),
		},
	});
	expect(asked).toMatchObject({code: 'ok', hops: ['name ok', 'address ok', 'request ok', 'request ok', 'route ok']});
	const left = await run({machine: {answer: redirect('https://login.example/')}});
	expect(left).toMatchObject({code: 'ok', notes: [expect.stringMatching(/redirects to https:\/\/login\.example\//)]});
});

test('a 404 is the application’s where it says so itself, else the controller’s', async () => {
	const answer = () => answered(404, {reason: 'Not Found', body: '404 page not found\n'});
	expect((await run({machine: {answer}, application: 404})).code).toBe('ok');
	expect((await run({machine: {answer}})).code).toBe('ok');
	expect(await run({machine: {answer}, application: 200})).toMatchObject({
		code: 'no-route-matched',
		confidence: 'likely',
	});
	expect(
		await run({machine: {answer}, target: byUrl('http://other.example/'), ingresses: [front], application: 200}),
	).toMatchObject({
		code: 'dns-nxdomain',
	});
	const unruled = {names: {...names, 'other.example': ['192.0.2.7']}, answer};
	expect(await run({machine: unruled, target: byUrl('http://other.example/')})).toMatchObject({
		...{code: 'no-route-matched', confidence: 'certain'},
	});
	const gone = ingress({addresses: ['192.0.2.7'], backends: [rule('shop.example', '/', 'Prefix', 'gone')]});
	expect(await run({machine: {answer}, ingresses: [gone]})).toMatchObject({
		...{code: 'no-route-matched', confidence: 'certain', cause: expect.stringMatching(/shop\/gone is not found/)},
	});
});

test('a 502 is the fault of what is behind it, or of the way there', async () => {
	const answer = () => answered(502, {reason: 'Bad Gateway'});
	expect(await run({machine: {answer}, inside: 'ok', application: 200})).toMatchObject({
		...{code: 'gateway-cannot-reach', confidence: 'certain'},
	});
	expect(await run({machine: {answer}})).toMatchObject({code: 'gateway-cannot-reach', confidence: 'likely'});
	expect(await run({machine: {answer}, inside: 'not-listening'})).toMatchObject({
		...{code: 'not-listening', cause: 'The controller answers 502 Bad Gateway. Because.'},
	});
	expect((await run({machine: {answer}, inside: 'ok', application: 502})).code).toBe('http-server-error');
	const late = () => ({outcome: 'resp-timeout', ms: 1, detail: 'late'}) as const;
	expect((await run({machine: {answer: late}, inside: 'ok', application: 200})).code).toBe('gateway-cannot-reach');
	expect((await run({machine: {answer: late}, inside: 'ok'})).code).toBe('no-response');
	expect((await run({machine: {answer: late}, inside: 'not-listening'})).code).toBe('not-listening');
	const empty = view({pods: [], slices: []});
	expect((await run({machine: {answer: () => answered(404)}, views: [empty, edge]})).code).toBe('no-endpoints');
	const page = () => answered(400, {body: 'Client sent an HTTP request to an HTTPS server.\n'});
	expect((await run({machine: {answer: page}})).code).toBe('gateway-cannot-reach');
});

test('another object that goes before takes the request; an equal one may', async () => {
	const other = ingress({...front, name: 'other', backends: [rule('shop.example', '/', 'Exact', 'other')]});
	expect(await run({ingresses: [front, other]})).toMatchObject({code: 'route-shadowed', confidence: 'certain'});
	const older = {...ingress({...front, name: 'older'}), created: 1};
	expect(await run({ingresses: [front, older]})).toMatchObject({code: 'route-shadowed', confidence: 'likely'});
	const canary = {...older, name: 'canary', isCanary: true as const};
	expect((await run({ingresses: [front, canary]})).code).toBe('ok');
	expect(
		(
			await run({
				ingresses: [
					{...front, created: 0, name: 'main'},
					{...front, isCanary: true},
				],
			})
		).code,
	).toBe('ok');
	const foreign = ingress({
		...front,
		name: 'foreign',
		className: 'other',
		backends: [rule('shop.example', '/', 'Exact')],
	});
	expect((await run({ingresses: [front, foreign]})).code).toBe('ok');
});

test('each rule of an object is asked, and the worst is what it comes to', async () => {
	const two = ingress({...front, backends: [rule('shop.example', '/'), rule('shop.example', '/cart')]});
	const answer = (url: string) => (url.endsWith('/cart') ? answered(503) : undefined);
	expect(await run({ingresses: [two], machine: {answer}, inside: 'ok', application: 200})).toMatchObject({
		...{code: 'gateway-cannot-reach', count: 2},
	});
});
