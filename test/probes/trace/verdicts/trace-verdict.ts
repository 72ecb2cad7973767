import {expect, test} from 'vitest';
import type {ServiceView} from '../../../../source/model/service-view.ts';
import type {ProbeOutcome} from '../../../../source/probes/probe-outcome.ts';
import type {Hop, Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import {asProbeVerdict, traceVerdict} from '../../../../source/probes/trace/verdicts/trace-verdict.ts';
import type {Finding} from '../../../../source/rules/finding.ts';
import {caller} from '../../../_helpers/callers.ts';
import {container, pod, service, servicePort, view} from '../../../_helpers/objects.ts';
import {poorWords} from '../../../_helpers/poor-words.ts';
import {expectSoundFixes} from '../../../_helpers/sound-fixes.ts';
import {createTitleCheck} from '../../../_helpers/titles-apart.ts';

const pods = [pod({name: 'web-1', ips: ['10.244.1.7']}), pod({name: 'web-2', ips: ['10.244.2.7']})];
const web = view({pods});

const hop = (name: Hop['hop'], outcome: ProbeOutcome, overrides: Partial<Hop> = {}): Hop => ({
	hop: name,
	target: name === 'backend-local' ? '127.0.0.1:8080' : '10.244.1.7:8080',
	outcome,
	ms: 3,
	tool: 'curl',
	client: {namespace: 'shop', pod: 'client', container: 'main'},
	command: ['curl'],
	detail: outcome === 'http-status' ? '503 Service Unavailable' : outcome,
	pod: name === 'dns' || name === 'service' ? '' : 'web-1',
	...overrides,
});

const named = [hop('dns', 'ok'), hop('dns-short', 'ok')];
const reached = [...named, hop('service', 'ok')];

/** Both endpoints end alike. */
const endpoints = (outcome: ProbeOutcome, overrides: Partial<Hop> = {}) => [
	hop('endpoint', outcome, overrides),
	hop('endpoint', outcome, {target: '10.244.2.7:8080', pod: 'web-2', ...overrides}),
];

const trailOf = (hops: readonly Hop[], overrides: Partial<Trail> = {}): Trail => ({
	client: {namespace: 'shop', pod: 'client', container: 'main'},
	hops,
	ports: [],
	impossible: undefined,
	usesClusterDns: true,
	caller: caller(),
	...overrides,
});

const checked = createTitleCheck();

const verdictOf = (
	hops: readonly Hop[],
	of: ServiceView = web,
	trail: Partial<Trail> = {},
	findings: readonly Finding[] = [],
) => {
	const verdict = checked(traceVerdict({plan: planTo(of, 0), trail: trailOf(hops, trail), findings}));
	expectSoundFixes(verdict.fixes);
	expect(verdict.title).not.toMatch(poorWords);
	return verdict;
};

const finding = (overrides: Partial<Finding>): Finding => ({
	code: 'selector-matches-nothing',
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Selector matches no pod',
	cause: 'no pod has app=wbe',
	evidence: [],
	fixes: [],
	...overrides,
});

const external = (externalName: string) =>
	view({service: service({type: 'ExternalName', clusterIPs: [], externalName}), pods: []});

const none = view({pods: []});
const udp = view({pods, service: service({ports: [servicePort({protocol: 'UDP'})]})});

test.each<readonly [string, readonly Hop[], ServiceView, code: string, confidence: string]>([
	['all answers', [...reached, ...endpoints('ok')], web, 'ok', 'certain'],
	['404 is an answer', [...reached, ...endpoints('http-status', {detail: '404 Not Found'})], web, 'ok', 'certain'],
	['UDP has no handshake', named, udp, 'unproven', 'certain'],
	['an alias that resolves', [hop('dns', 'ok'), hop('dns-short', 'ok')], external('db.example.com'), 'ok', 'certain'],
	['NXDOMAIN', [hop('dns', 'nxdomain'), ...endpoints('ok')], web, 'dns-nxdomain', 'certain'],
	['getent says no more than no', [hop('dns', 'dns-fail-unknown')], web, 'dns-nxdomain', 'likely'],
	[
		'getent after its five seconds',
		[hop('dns', 'dns-fail-unknown', {ms: null, took: 5010})],
		web,
		'dns-timeout',
		'likely',
	],
	[
		'one tool is vague, another says it',
		[hop('dns', 'dns-fail-unknown'), hop('dns-short', 'dns-timeout')],
		web,
		'dns-timeout',
		'certain',
	],
	['no data', [hop('dns', 'nodata')], web, 'dns-nodata', 'certain'],
	['SERVFAIL', [hop('dns', 'servfail')], web, 'dns-servfail', 'certain'],
	['no DNS server', [hop('dns', 'dns-timeout')], web, 'dns-timeout', 'certain'],
	['another address', [hop('dns', 'wrong-address')], web, 'dns-wrong-address', 'certain'],
	[
		'the short name alone',
		[hop('dns', 'ok'), hop('dns-short', 'nxdomain'), ...endpoints('ok')],
		web,
		'dns-nxdomain',
		'certain',
	],
	['an alias to an address', [hop('dns', 'nxdomain')], external('192.0.2.10'), 'dns-nxdomain', 'certain'],
	['an alias to an address, vaguely', [hop('dns', 'dns-fail-unknown')], external('fd00::7'), 'dns-nxdomain', 'likely'],
	[
		'an alias to nothing',
		[hop('dns', 'servfail', {alias: 'db.example.com'})],
		external('db.example.com'),
		'dns-nodata',
		'certain',
	],
	[
		'an alias to a name that is not',
		[hop('dns', 'nxdomain')],
		external('gone.shop.svc.cluster.local'),
		'dns-nodata',
		'certain',
	],
	['nothing published', [...named, hop('service', 'conn-refused')], none, 'no-endpoints', 'certain'],
	[
		'refused within and without',
		[...named, ...endpoints('conn-refused'), hop('backend-local', 'conn-refused')],
		web,
		'not-listening',
		'certain',
	],
	[
		'refused, and nobody to ask inside',
		[...named, ...endpoints('conn-refused'), hop('backend-local', 'exec-failed')],
		web,
		'not-listening',
		'likely',
	],
	[
		'the loopback answers',
		[...named, ...endpoints('conn-refused'), hop('backend-local', 'ok')],
		web,
		'listens-on-localhost',
		'certain',
	],
	[
		'one of two',
		[...reached, hop('endpoint', 'ok'), hop('endpoint', 'conn-refused', {pod: 'web-2'})],
		web,
		'some-endpoints-fail',
		'certain',
	],
	['silence', [...named, ...endpoints('conn-timeout')], web, 'endpoint-timeout', 'certain'],
	[
		'silence, and refused from within',
		[...named, ...endpoints('conn-timeout'), hop('backend-local', 'conn-refused')],
		web,
		'endpoint-timeout',
		'likely',
	],
	[
		'silence and no route are one',
		[...named, hop('endpoint', 'conn-timeout'), hop('endpoint', 'no-route')],
		web,
		'endpoint-timeout',
		'certain',
	],
	['no route', [...named, ...endpoints('no-route')], web, 'no-route', 'certain'],
	[
		'the Service address alone',
		[...named, hop('service', 'conn-timeout'), ...endpoints('ok')],
		web,
		'service-address-fails',
		'certain',
	],
	[
		'plain text to TLS',
		[...reached, ...endpoints('tls', {mismatch: 'plaintext-on-tls'})],
		web,
		'plaintext-on-tls',
		'certain',
	],
	[
		'TLS to plain text',
		[...reached, ...endpoints('tls', {mismatch: 'tls-on-plaintext'})],
		web,
		'tls-on-plaintext',
		'certain',
	],
	['503', [...reached, ...endpoints('http-status')], web, 'http-server-error', 'certain'],
	[
		'503 by the name alone',
		[...reached, ...endpoints('ok'), hop('http', 'http-status')],
		web,
		'http-server-error',
		'certain',
	],
	['no answer in time', [...reached, ...endpoints('resp-timeout')], web, 'no-response', 'certain'],
	['reset', [...reached, ...endpoints('reset')], web, 'connection-reset', 'certain'],
	['closed', [...reached, ...endpoints('empty')], web, 'connection-reset', 'certain'],
	['no tool for connections', named, web, 'probe-impossible', 'certain'],
	['nothing at all', [], web, 'probe-impossible', 'certain'],
])('%s', (_, hops, of, code, confidence) => {
	expect(verdictOf(hops, of)).toMatchObject({code, confidence});
});

test('a backend that does not reach itself', () => {
	const hops = [...named, hop('service', 'conn-timeout'), ...endpoints('ok')];
	const client = {namespace: 'shop', pod: 'web-1', container: 'api'};
	expect(verdictOf(hops, web, {client})).toMatchObject({
		code: 'hairpin-fails',
		confidence: 'likely',
		cause: expect.stringMatching(/about one in 2: try again/),
	});
	const alone = view({pods: pods.slice(0, 1)});
	expect(verdictOf([...named, hop('service', 'conn-timeout'), hop('endpoint', 'ok')], alone, {client})).toMatchObject({
		code: 'hairpin-fails',
		confidence: 'likely',
		cause: expect.stringMatching(/is probably off/),
	});
});

test('from a backend, what is proven of the way back to itself is said, and no more', () => {
	const client = {namespace: 'shop', pod: 'web-1', container: 'main'};
	const causeOf = (joined: ServiceView, from = client) =>
		verdictOf([...reached, ...endpoints('ok')], joined, {client: from}).cause;
	expect(causeOf(web)).toMatch(/web-1 is an endpoint itself: .* is not proven\.$/);
	expect(causeOf(view({pods: pods.slice(0, 1)}))).toMatch(/web-1 is the only endpoint, and reaches itself/);
	expect(causeOf(web, {...client, namespace: 'infra'})).toMatch(/endpoints answer\.$/);
});

test('of an alias to an address it says what is known, and nothing of the tool', () => {
	const cause = 'externalName 192.0.2.10 is an IPv4 address';
	const hops = [hop('dns', 'dns-fail-unknown', {detail: 'not resolved'})];
	const vague = verdictOf(hops, external('192.0.2.10'), {}, [finding({code: 'externalname-ip', cause})]);
	expect(vague.title).toBe('Name does not resolve: externalName is an IP address');
	expect(vague.cause).toMatch(/^externalName 192\.0\.2\.10 is an/);
	expect(verdictOf([hop('dns', 'dns-fail-unknown')], external('db.example.com')).title).not.toMatch(/IP address/);
	expect(verdictOf([hop('dns', 'dns-timeout')], external('192.0.2.10')).title).not.toMatch(/IP address/);
});

test('UDP is told what it cannot tell', () => {
	expect(verdictOf(named, udp).cause).toMatch(/UDP has no handshake, and silence says nothing/);
	expect(asProbeVerdict(verdictOf(named, udp)).answer).toBe('impossible');
});

test('what stands in the way is the cause, whatever was seen before it', () => {
	expect(verdictOf(named, web, {impossible: 'Forbidden.'})).toMatchObject({
		code: 'probe-impossible',
		cause: 'Forbidden.',
	});
});

test('no endpoint, because of the root finding; its fixes are the fixes', () => {
	const fixes = [{kind: 'text', label: 'Fix it', value: 'Soon', mutating: false}] as const;
	expect(verdictOf(named, none, {}, [finding({fixes})])).toMatchObject({
		cause: 'no pod has app=wbe.',
		fixes,
	});
});

test('a policy is named where endpoints are silent', () => {
	const blocked = finding({
		code: 'ingress-blocked',
		severity: 'warning',
		confidence: 'likely',
		cause: 'archive-in lets nobody in',
	});
	expect(verdictOf([...named, ...endpoints('conn-timeout')], web, {}, [blocked]).cause).toContain(
		'archive-in lets nobody in',
	);
});

test('the ports that are listened on are named, and one alone is proposed', () => {
	const hops = [...named, ...endpoints('conn-refused'), hop('backend-local', 'conn-refused')];
	const {cause, fixes} = verdictOf(hops, web, {ports: [{pod: 'web-1', listening: [3000]}]});
	expect(cause).toContain('web-1 listens on 3000');
	expect(fixes[0]).toMatchObject({
		kind: 'command',
		label: 'Set targetPort to 3000',
		argv: expect.arrayContaining([
			'[{"op":"test","path":"/spec/ports/0/targetPort","value":8080},{"op":"replace","path":"/spec/ports/0/targetPort","value":3000}]',
		]),
	});
	for (const listening of [[3000, 9090], []]) {
		expect(verdictOf(hops, web, {ports: [{pod: 'web-1', listening}]}).fixes).toMatchObject([{kind: 'text'}]);
	}
});

test('where the pods could not be read, the one port that they declare is proposed', () => {
	const hops = [...named, ...endpoints('conn-refused'), hop('backend-local', 'conn-refused')];
	const declaring = (...ports: readonly number[]) =>
		view({
			pods: pods.map(each => ({
				...each,
				containers: [container({ports: ports.map(port => ({name: `p${port}`, port, protocol: 'TCP'}))})],
			})),
		});
	const labels = (of: ServiceView) => verdictOf(hops, of).fixes.map(({label}) => label);
	expect(labels(declaring(3000))).toEqual(['Set targetPort to 3000', 'Change the application port']);
	expect(labels(declaring(3000, 9090))).toEqual(['Change the application port']);
	expect(labels(declaring(8080))).toEqual(['Change the application port']);
});

test('as one sentence for the probe pane', () => {
	expect(asProbeVerdict(verdictOf([...reached, ...endpoints('ok')]))).toStrictEqual({
		answer: 'works',
		sentence: 'Path OK. DNS, ClusterIP and 2/2 endpoints answer.',
		code: 'ok',
		confidence: 'certain',
		fixes: [],
	});
	expect(asProbeVerdict(verdictOf([])).answer).toBe('impossible');
	expect(asProbeVerdict(verdictOf([hop('dns', 'nxdomain')])).answer).toBe('fails');
});

test('a policy that lets no question out is named as the likely cause of silence', () => {
	const hops = [hop('dns', 'dns-timeout'), ...endpoints('ok')];
	const questionsOf = () => ({policies: ['egress'], why: 'egress allows 8080, not 53'});
	const facts = {plan: planTo(web, 0), trail: trailOf(hops), findings: []};
	expect(traceVerdict({...facts, questionsOf})).toMatchObject({
		code: 'dns-timeout',
		confidence: 'likely',
		cause: expect.stringContaining('NetworkPolicy egress blocks DNS egress of client: egress allows 8080, not 53'),
		fixes: [{argv: ['kubectl', '-n', 'shop', 'describe', 'networkpolicy', 'egress']}, {kind: 'text'}],
	});
	expect(traceVerdict({...facts, questionsOf: () => undefined})).toMatchObject({
		confidence: 'certain',
		cause: expect.stringContaining('Check that kube-dns has endpoints'),
	});
});

test('internalTrafficPolicy Local and a client on a node without an endpoint', () => {
	const local = view({pods, service: service({isInternallyLocal: true})});
	const facts = (of: ServiceView, node: string | undefined) => ({
		plan: planTo(of, 0),
		trail: trailOf([...named, hop('service', 'conn-timeout'), ...endpoints('ok')]),
		findings: [],
		nodeOf: () => node,
	});
	expect(traceVerdict(facts(local, 'node-9'))).toMatchObject({
		code: 'service-address-fails',
		confidence: 'certain',
		cause: expect.stringMatching(/internalTrafficPolicy is Local, client runs on node-9, and no ready endpoint does/),
		fixes: [{mutating: true}],
	});
	// There is an endpoint on the node, or nobody knows: something else may be wrong.
	expect(traceVerdict(facts(local, pods[0]!.node)).cause).toContain('does not forward the ClusterIP');
	expect(traceVerdict(facts(local, undefined)).cause).toContain('or no endpoint runs there');
	expect(traceVerdict(facts(web, 'node-9')).cause).not.toContain('internalTrafficPolicy');
});

const many = view({
	pods: Array.from({length: 90}, (_, index) => pod({name: `web-${index + 1}`, ips: [`10.244.1.${index + 1}`]})),
});

/** Five of the ninety, of which the last few end otherwise. */
const five = (outcome: ProbeOutcome, other: ProbeOutcome = outcome) =>
	Array.from({length: 5}, (_, index) =>
		hop('endpoint', index < 3 ? outcome : other, {target: `10.244.1.${index + 1}:8080`, pod: `web-${index + 1}`}),
	);

test.each<readonly [string, readonly Hop[], code: string, confidence: string, title: string]>([
	['they answer', [...reached, ...five('ok')], 'ok', 'certain', 'Path OK: 5/90 endpoints asked'],
	[
		'they are silent',
		[...named, ...five('conn-timeout')],
		'endpoint-timeout',
		'likely',
		'Connection timed out (5/90 endpoints asked)',
	],
	['no way', [...named, ...five('no-route')], 'no-route', 'likely', 'No route to host (5/90 endpoints asked)'],
	[
		'they refuse, within as well',
		[...named, ...five('conn-refused'), hop('backend-local', 'conn-refused')],
		'not-listening',
		'likely',
		'Connection refused: nothing listens on port 8080 (5/90 endpoints asked)',
	],
	[
		'their loopbacks answer',
		[...named, ...five('conn-refused'), hop('backend-local', 'ok')],
		'listens-on-localhost',
		'likely',
		'Connection refused: app listens on localhost only (5/90 endpoints asked)',
	],
	[
		'they fail',
		[...reached, ...five('http-status')],
		'http-server-error',
		'likely',
		'HTTP 503 from the application (5/90 endpoints asked)',
	],
	[
		'some fail',
		[...reached, ...five('ok', 'conn-refused')],
		'some-endpoints-fail',
		'certain',
		'2/5 endpoints asked fail (90 in all)',
	],
	[
		'the Service address may lead to another',
		[...named, hop('service', 'conn-timeout', {target: '10.96.0.7:80'}), ...five('ok')],
		'service-address-fails',
		'likely',
		'ClusterIP 10.96.0.7:80 fails, 5/90 endpoints asked are OK',
	],
])('of the endpoints that were not asked nothing is claimed: %s', (_, hops, code, confidence, title) => {
	expect(verdictOf(hops, many)).toMatchObject({code, confidence, title});
});

const front = view({
	service: service({
		name: 'front',
		type: 'ExternalName',
		clusterIPs: [],
		selector: {},
		externalName: 'web.far.svc.cluster.local',
	}),
	pods: [],
});

test('an alias whose Service could not be looked at is unproven, once its name resolves', () => {
	const facts = {plan: planTo(front, 0), trail: trailOf(named), findings: [], unread: 'far/web'};
	expect(traceVerdict(facts)).toMatchObject({
		code: 'unproven',
		title: 'Service far/web could not be read (externalName target)',
	});
	const failing = [hop('dns', 'nxdomain'), hop('dns-short', 'nxdomain')];
	expect(traceVerdict({...facts, trail: trailOf(failing)}).code).toBe('dns-nodata');
	expect(asProbeVerdict(traceVerdict(facts)).answer).toBe('impossible');
});

test('what is behind an alias is told of the Service at its end', () => {
	const empty = view({pods: []});
	const plan = planTo(empty, 0, 5, front);
	const finding: Finding = {
		code: 'selector-matches-nothing',
		severity: 'error',
		confidence: 'certain',
		service: {namespace: 'shop', name: 'web'},
		title: '',
		cause: 'no pod has app=web',
		evidence: [],
		fixes: [],
	};
	expect(traceVerdict({plan, trail: trailOf(named), findings: [finding]})).toMatchObject({
		code: 'no-endpoints',
		title: 'No ready endpoints on port 80',
		cause: 'front is an alias of Service shop/web. no pod has app=web.',
	});
	// The name is the alias's: what is wrong with the Service is no reason for it.
	const unnamed = trailOf([hop('dns', 'servfail'), hop('dns-short', 'servfail')]);
	const {code, cause} = traceVerdict({plan: planTo(web, 0, 5, front), trail: unnamed, findings: [finding]});
	expect([code, cause]).toStrictEqual(['dns-servfail', expect.not.stringContaining('no pod has')]);
});

const resolv = {nameservers: ['192.0.2.53'], search: [], ndots: 1};

test('a name that fails by the dnsPolicy of the client says so, and what to change', () => {
	const none = pod({name: 'client', owner: undefined, dnsPolicy: 'None'});
	const unnamed = [hop('dns', 'dns-timeout', {ms: 5000}), hop('dns-short', 'dns-timeout')];
	const closed = {questionsOf: () => ({policies: ['deny'], why: 'deny allows nothing'})};
	const trail = trailOf(unnamed, {caller: caller({pod: none, resolv})});
	const verdict = traceVerdict({plan: planTo(web, 0), trail, findings: [], ...closed});
	expect(verdict).toMatchObject({code: 'dns-timeout', cause: expect.stringContaining('dnsPolicy None')});
	// It does not ask the cluster DNS: that a policy keeps it from there is no reason.
	expect(verdict.cause).not.toContain('deny');
	expect(verdict.fixes).toMatchObject([{label: 'Change how the client resolves names'}]);
});

test('a short name that fails alone is told by the search domains of the client', () => {
	const none = pod({name: 'client', owner: undefined, dnsPolicy: 'None'});
	const trail = {caller: caller({pod: none, resolv})};
	expect(verdictOf([hop('dns', 'ok'), hop('dns-short', 'nxdomain', {target: 'web'})], web, trail)).toMatchObject({
		code: 'dns-nxdomain',
		cause: expect.stringMatching(/The FQDN resolves\. Pod client has dnsPolicy None .*dnsConfig\.searches/),
	});
});

test('a name that /etc/hosts has is told by the line, and never to be solved by a longer name', () => {
	const hosts = [{ip: '192.0.2.10', hostnames: ['web']}];
	const aliased = pod({name: 'client', owner: undefined, hostAliases: hosts});
	const trail = {caller: caller({pod: aliased, hosts})};
	const verdict = verdictOf([hop('dns', 'ok'), hop('dns-short', 'wrong-address', {target: 'web'})], web, trail);
	expect(verdict).toMatchObject({code: 'dns-wrong-address', confidence: 'certain'});
	expect(verdict.cause).toContain('spec.hostAliases of pod client has "192.0.2.10 web"');
	expect(JSON.stringify(verdict)).not.toMatch(/[Uu]se the FQDN/);
});

test('what works without the proxy of the client is noted, where the port speaks HTTP', () => {
	const proxied = {caller: caller({proxies: {http_proxy: 'http://proxy.example:3128', no_proxy: 'localhost'}})};
	const {code, notes} = verdictOf([...reached, ...endpoints('ok')], web, proxied);
	expect(code).toBe('ok');
	expect(notes).toStrictEqual([
		expect.stringMatching(
			/^http_proxy in container main .*web, web\.shop, .*cluster\.local, or 10\.96\.4\.7\. svctop asked/,
		),
	]);
	expect(asProbeVerdict({...verdictOf([...reached, ...endpoints('ok')], web, proxied)}).notes).toStrictEqual(notes);
	const redis = view({pods, service: service({ports: [servicePort({name: 'redis', port: 6379})]})});
	expect(verdictOf([...reached, ...endpoints('ok')], redis, proxied)).not.toHaveProperty('notes');
	expect(verdictOf([...reached, ...endpoints('ok', {isHttp: true})], redis, proxied).notes).toHaveLength(1);
	expect(verdictOf([...reached, ...endpoints('ok')])).not.toHaveProperty('notes');
	// From another namespace nobody asks for the name alone.
	const far = {caller: caller({...proxied.caller, client: {namespace: 'far', pod: 'client', container: 'main'}})};
	expect(verdictOf([...reached, ...endpoints('ok')], web, far).notes![0]).toContain(
		'does not cover web.shop, web.shop.svc,',
	);
});
