import {expect, test} from 'vitest';
import type {Handshake} from '../../../source/model/machine/machine.ts';
import type {Gateway, Route} from '../../../source/model/networking/gateway-objects.ts';
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
import {backend, gateway, listener, route} from '../../_helpers/gateways.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, view} from '../../_helpers/objects.ts';
import {createTitleCheck} from '../../_helpers/titles-apart.ts';

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
	readonly application?: number | Readonly<Record<string, number>>;
	readonly routes?: readonly Route[];
	readonly gateways?: readonly Gateway[];
	/** Whether the objects of all namespaces are known. */
	readonly isWhole?: boolean;
	/** What a trace from a pod ends in, by the name of the Service, where that is not `inside`. */
	readonly insideOf?: Readonly<Record<string, 'ok' | 'not-listening'>>;
	readonly inside?: 'ok' | 'not-listening';
};

const ofFront: WayInTarget = {kind: 'Ingress', namespace: 'shop', name: 'front'};
const byUrl = (text: string): WayInTarget => ({kind: 'url', url: new URL(text), method: 'GET'});
const names = {'shop.example': ['192.0.2.7']};

const checked = createTitleCheck();

const run = async ({
	machine = {},
	ingresses = [front],
	views = [view(), edge],
	findings = [],
	target = ofFront,
	application,
	inside,
	insideOf = {},
	routes = [],
	gateways = [],
	isWhole = true,
}: Case) => {
	const objects: WayInObjects = {
		...{isWhole, ingresses, classes: [], routes, gateways, nodes: []},
		services: views.map(each => each.service),
		known(namespace, name) {
			const found = views.find(({key}) => key === `${namespace}/${name}`);
			return found && {view: found, findings};
		},
	};
	const {signal} = new AbortController();
	const reply = (path: string): ProxyReply => {
		const name = /services\/(?:https:)?([^:]+)/.exec(path)![1]!;
		const code = typeof application === 'number' ? application : application![name]!;
		return {outcome: 'answered', code, reason: 'X', body: '', refusal: undefined, ms: 1};
	};
	const traced = await forEachYield(
		traceWayIn(askingsOf(target, objects), {
			machine: fakeMachine({names, ...machine}),
			...{signal, limits: usualLimits, nodes: [], objects, pods: undefined},
			proxy: application === undefined ? undefined : async path => reply(path),
			async inside({service: name}) {
				const {[name]: code = inside} = insideOf;
				const verdict = {code, confidence: 'certain', title: 'inside', cause: 'Because.', fixes: []};
				return code === undefined ? undefined : ({verdict, worst: {trail: {hops: []}}} as unknown as Traced);
			},
		}),
		() => {},
	);
	const worst = traced[worstRequest(traced)]!;
	return {
		...checked(worst.verdict),
		hops: worst.hops.map(({hop, outcome}) => `${hop} ${outcome}`),
		count: traced.length,
	};
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
	const long = ingress({...front, backends: [rule('shop.example', '/cart', 'Prefix', 'web')]});
	const exact = ingress({...front, name: 'exact', backends: [rule('shop.example', '/cart', 'Exact', 'other')]});
	expect(await run({ingresses: [long, exact]})).toMatchObject({code: 'route-shadowed', confidence: 'likely'});
	const older = {
		...ingress({...front, name: 'older', backends: [rule('shop.example', '/', 'Prefix', 'other')]}),
		created: 1,
	};
	expect(await run({ingresses: [front, older]})).toMatchObject({code: 'route-shadowed', confidence: 'likely'});
	expect((await run({ingresses: [front, {...front, name: 'alike', created: 1}]})).code).toBe('ok');
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

test('which of two Ingresses took a request is told by what their applications answer', async () => {
	const long = ingress({...front, backends: [rule('shop.example', '/cart', 'Prefix')]});
	const exact = ingress({...front, name: 'exact', backends: [rule('shop.example', '/cart', 'Exact', 'other')]});
	const other = view({service: service({name: 'other'})});
	const asked = (code: number, application: Readonly<Record<string, number>>) =>
		run({
			...{ingresses: [long, exact], views: [view(), other, edge], machine: {answer: () => answered(code)}},
			application,
		});
	expect(await asked(404, {web: 200, other: 404})).toMatchObject({code: 'route-shadowed', confidence: 'certain'});
	expect((await asked(404, {web: 404, other: 200})).code).toBe('ok');
	expect(await asked(404, {web: 404, other: 404})).toMatchObject({code: 'route-shadowed', confidence: 'likely'});
});

const ofRoute = (kind: Route['kind']): WayInTarget => ({kind, namespace: 'shop', name: 'front'});

test('backends that share the requests are each judged: one answer proves nothing of the others', async () => {
	const shared = route({
		rules: [{matches: []}],
		backends: [backend(), backend({service: 'next', path: 'spec.rules[0].backendRefs[1]'})],
	});
	const common: Case = {
		...{routes: [shared], gateways: [gateway({addresses: ['192.0.2.7']})], target: ofRoute('HTTPRoute')},
		...{views: [view(), view({service: service({name: 'next'})}), edge], inside: 'ok'},
	};
	expect(await run({...common, insideOf: {next: 'not-listening'}})).toMatchObject({
		...{code: 'not-listening', cause: 'A share of the requests is for shop/next. Because.'},
	});
	expect((await run(common)).code).toBe('ok');
	expect(await run({...common, views: [view(), edge]})).toMatchObject({
		...{code: 'no-endpoints', title: expect.stringContaining('Service shop/next not found')},
	});
});

test('an answer is not that of a route whose rule no listener takes, or whose Gateway is not there', async () => {
	const apart = route({hostnames: ['apart.example'], rules: [{matches: []}]});
	const edgeOf = (hostname: string) => gateway({addresses: ['192.0.2.7'], wanted: [listener({hostname})]});
	const common: Case = {routes: [apart], target: ofRoute('HTTPRoute')};
	expect(await run({...common, gateways: [edgeOf('other.example')]})).toMatchObject({
		...{code: 'no-route-matched', confidence: 'likely', title: expect.stringContaining('HTTPRoute shop/front')},
	});
	expect((await run({...common, gateways: [edgeOf('apart.example')]})).code).toBe('ok');
	expect(await run(common)).toMatchObject({code: 'no-route-matched', title: 'Gateway infra/edge not found'});
	expect((await run({...common, isWhole: false})).code).toBe('unproven');
});

test('a URL whose name leads to a Service itself is that of its application: no controller is accused', async () => {
	const open = view({service: service({type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.9']})});
	const common: Case = {
		...{views: [open, edge], target: byUrl('http://own.example/x'), ingresses: [front]},
		machine: {names: {'own.example': ['192.0.2.9']}},
	};
	expect((await run(common)).code).toBe('ok');
	const answer = (code: number) => ({...common.machine, answer: () => answered(code)});
	expect((await run({...common, machine: answer(404)})).code).toBe('ok');
	expect(await run({...common, machine: answer(503), application: 200})).toMatchObject({code: 'http-server-error'});
});

test('what is passed on has to stay open; a Gateway closes what it can not pass on', async () => {
	const listeners = [
		listener({port: 6379, protocol: 'TCP'}),
		listener({name: 'tls', port: 443, protocol: 'TLS', isPassthrough: true}),
	];
	const common: Case = {
		...{routes: [route({kind: 'TCPRoute', rules: [{matches: []}]})], target: ofRoute('TCPRoute')},
		gateways: [gateway({addresses: ['192.0.2.7'], wanted: listeners.slice(0, 1)})],
	};
	expect(await run(common)).toMatchObject({code: 'ok', title: expect.stringMatching(/and they stay open$/)});
	const held = {'192.0.2.7:6379': 'empty'} as const;
	expect(await run({...common, machine: {held}})).toMatchObject({code: 'gateway-cannot-reach', confidence: 'likely'});
	expect((await run({...common, machine: {held}, inside: 'not-listening'})).code).toBe('not-listening');
	expect((await run({...common, machine: {held}, views: [edge]})).code).toBe('no-endpoints');
	const sealed: Case = {
		routes: [route({kind: 'TLSRoute', hostnames: ['shop.example'], rules: [{matches: []}]})],
		...{target: ofRoute('TLSRoute'), gateways: [gateway({addresses: ['192.0.2.7'], wanted: listeners.slice(1)})]},
	};
	expect((await run({...sealed, machine: {handshake: () => handshake()}})).code).toBe('ok');
	const own = await run({...sealed, machine: {handshake: () => handshake({distrust: 'it is self-signed'})}});
	expect(own).toMatchObject({code: 'ok', notes: [expect.stringMatching(/the application's own/)]});
	expect((await run(sealed)).code).toBe('gateway-cannot-reach');
});

test('each rule of an object is asked, and the worst is what it comes to', async () => {
	const two = ingress({...front, backends: [rule('shop.example', '/'), rule('shop.example', '/cart')]});
	const answer = (url: string) => (url.endsWith('/cart') ? answered(503) : undefined);
	expect(await run({ingresses: [two], machine: {answer}, inside: 'ok', application: 200})).toMatchObject({
		...{code: 'gateway-cannot-reach', count: 2},
	});
});
