import {expect, test} from 'vitest';
import type {Dialled} from '../../../source/model/pod-access/dial.ts';
import type {Exec, ExecResult} from '../../../source/model/pod-access/exec.ts';
import {usualLimits} from '../../../source/probes/limits.ts';
import type {Trail} from '../../../source/probes/trace/hop.ts';
import {planTo} from '../../../source/probes/trace/trace-plan.ts';
import type {TraceSite} from '../../../source/probes/trace/trace-site.ts';
import {evidenceOf} from '../../../source/probes/trace/verdicts/port-evidence.ts';
import {traceVerdict} from '../../../source/probes/trace/verdicts/trace-verdict.ts';
import {type WalkProgress, walkPorts} from '../../../source/probes/trace/walk-ports.ts';
import {lookedFor} from '../../_helpers/fake-exec.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {type Transcript, transcripts} from '../../_helpers/transcripts.ts';

const names = transcripts('cluster-transcripts/nslookup.txt');
const requests = transcripts('cluster-transcripts/curl.txt');

/** Ports of the recorded server, and how each answers a GET over plain HTTP. */
const answers = {web: 80, tls: 443, redis: 6379, silent: 9000, failing: 8082, reset: 9001, closed: 81};
type Answer = keyof typeof answers;

const recorded = (answer: Answer, client: string, tool: string): Transcript =>
	requests.find(
		({group, command}) =>
			group === `curl web from ${client} http://web.shop.svc.cluster.local:${answers[answer]}/` &&
			command.startsWith(tool),
	)!;

const nothing = {stdout: '', stderr: '', ms: 1};
const missing: ExecResult = {...nothing, outcome: 'tool-missing'};
const exited = ({output}: Transcript): ExecResult => ({...nothing, ...output, outcome: 'exited'});

/** The name as it was recorded in a pod of this image. */
const resolved = (client: string, argv: readonly string[]) =>
	names.find(
		({group, command}) => group === `nslookup web from ${client}` && lookedFor(command) === lookedFor(argv.join(' ')),
	);

/** A curl client, whose requests are answered as the table says by address; every other pod is without a shell. */
const curlClient =
	(table: Readonly<Record<string, Answer>>): Exec =>
	async ({pod: name}, argv) => {
		if (name !== 'client') {
			return missing;
		}

		const found = resolved('curl', argv);
		if (found !== undefined) {
			return exited(found);
		}

		const host = Object.keys(table).find(
			address => argv.at(-1)!.includes(`//${address}:`) || argv.at(-1)!.includes(`//${address}/`),
		);
		return argv[0] === 'curl' && host !== undefined ? exited(recorded(table[host]!, 'curl', 'curl -sS -v')) : missing;
	};

const pods = [pod({name: 'web-1', ips: ['10.244.1.7']}), pod({name: 'web-2', ips: ['10.244.2.7'], node: 'node-2'})];
const web = view({pods, service: service({clusterIPs: ['10.96.201.83'], ports: [servicePort({name: 'http'})]})});
const domain = 'web.shop.svc.cluster.local';

const siteOf = (exec: Exec, overrides: Partial<TraceSite> = {}): TraceSite => ({
	client: {namespace: 'shop', pod: 'client', container: 'main'},
	exec,
	dial: async () => ({outcome: 'refused', ms: 1}),
	signal: new AbortController().signal,
	enterDebug: async () => undefined,
	proxy: undefined,
	limits: usualLimits,
	...overrides,
});

/** Walks to the end. */
const walked = async (site: TraceSite, of = web) => {
	const plan = planTo(of, 0);
	const walk = walkPorts([plan], site);
	const progress: WalkProgress[] = [];
	let next = await walk.next();
	for (; !next.done; next = await walk.next()) {
		progress.push(next.value);
	}

	const [trail] = next.value as [Trail];
	return {progress, trail, verdict: traceVerdict({plan, trail, findings: []})};
};

const everywhere = (answer: Answer) => ({
	'10.96.201.83': answer,
	'10.244.1.7': answer,
	'10.244.2.7': answer,
	[domain]: answer,
});

test('a path that works: names, Service address, each endpoint, and a request by name last', async () => {
	const {trail, verdict, progress} = await walked(siteOf(curlClient(everywhere('web'))));
	expect(verdict.code).toBe('ok');
	expect(trail.hops.map(({hop, target, outcome}) => [hop, target, outcome]).sort()).toStrictEqual([
		['dns', `${domain}.`, 'ok'],
		['dns-short', 'web', 'ok'],
		['endpoint', '10.244.1.7:8080', 'ok'],
		['endpoint', '10.244.2.7:8080', 'ok'],
		['http', `${domain}:80`, 'ok'],
		['service', '10.96.201.83:80', 'ok'],
	]);
	expect(trail.hops.at(-1)!.hop).toBe('http');
	expect(trail.hops.every(({command, tool}) => command[0] === tool)).toBe(true);
	// curl measures a request; of a name it says nothing, and how long the exec took is no latency.
	const timed = recorded('web', 'curl', 'curl -sS -v').output.stderr;
	expect(trail.hops.filter(({hop}) => hop === 'endpoint').map(({ms}) => ms)).toStrictEqual(
		Array(2).fill(Math.round(Number(/ total=([\d.]+)/.exec(timed)![1]) * 1000)),
	);
	expect(trail.hops.filter(({hop}) => hop.startsWith('dns')).map(({ms}) => ms)).toStrictEqual([null, null]);
	// Each hop is told when it is known, and not at the end.
	expect(progress.filter(({kind}) => kind === 'hop')).toHaveLength(6);
	expect(progress.findIndex(({kind}) => kind === 'hop')).toBeLessThan(progress.length - 6);
});

test('each hop is told of before its command ends, those inside a backend too', async () => {
	const {progress} = await walked(siteOf(curlClient(everywhere('web'))));
	const asked = (target: string) =>
		progress.findIndex(
			each => each.kind === 'step' && each.step.result === undefined && each.step.asks?.target === target,
		);
	for (const each of progress) {
		if (each.kind === 'hop') {
			const begun = asked(each.hop.target);
			expect(begun, each.hop.target).toBeGreaterThanOrEqual(0);
			expect(begun).toBeLessThan(progress.indexOf(each));
		}
	}

	const inside: Exec = async (client, argv, options) =>
		client.pod === 'client'
			? curlClient(everywhere('closed'))(client, argv, options)
			: {...nothing, outcome: 'exited', stdout: '/bin/sh\n/usr/bin/curl\n', exitCode: 0};
	const {progress: deeper} = await walked(siteOf(inside));
	const hops = deeper.flatMap(each => (each.kind === 'step' && each.step.asks ? [each.step.asks.hop] : []));
	expect(new Set(hops)).toEqual(new Set(['dns', 'dns-short', 'service', 'endpoint', 'backend-local', 'backend-self']));
});

test.each<readonly [Answer, code: string]>([
	['tls', 'plaintext-on-tls'],
	['silent', 'no-response'],
	['failing', 'http-server-error'],
	['reset', 'connection-reset'],
	['closed', 'not-listening'],
])('every endpoint is %s: %s', async (answer, code) => {
	const {verdict} = await walked(siteOf(curlClient(everywhere(answer))));
	expect(verdict.code).toBe(code);
});

test('a port that claims no protocol is judged by its connection alone', async () => {
	const ports = [servicePort({name: 'redis', port: 6379, targetPort: 6379})];
	const redis = view({pods, service: service({clusterIPs: ['10.96.201.83'], ports})});
	for (const answer of ['redis', 'silent', 'reset', 'tls'] as const) {
		expect((await walked(siteOf(curlClient(everywhere(answer))), redis)).verdict.code).toBe('ok');
	}

	expect((await walked(siteOf(curlClient(everywhere('failing'))), redis)).verdict.code).toBe('http-server-error');
});

test('one endpoint of two', async () => {
	const {verdict} = await walked(siteOf(curlClient({...everywhere('web'), '10.244.2.7': 'closed'})));
	expect(verdict).toMatchObject({
		code: 'some-endpoints-fail',
		cause: expect.stringContaining('web-2 (10.244.2.7:8080)'),
	});
});

test('of two workloads it is named which answers and which does not', async () => {
	const [web, other] = pods;
	const mixed = view({
		pods: [web!, {...other!, owner: {kind: 'Job', name: 'migrate'}}],
		service: service({clusterIPs: ['10.96.201.83']}),
	});
	const {verdict} = await walked(siteOf(curlClient({...everywhere('web'), '10.244.2.7': 'closed'})), mixed);
	expect(verdict.cause).toContain('All pods asked of deploy/web answer, none of job/migrate.');
});

test.each<readonly [Dialled, code: string, confidence: string]>([
	[{outcome: 'open', received: 'HTTP/1.0 200 OK', ms: 1}, 'listens-on-localhost', 'certain'],
	[{outcome: 'refused', ms: 1}, 'not-listening', 'certain'],
	[{outcome: 'failed', problem: 'Forbidden.', ms: 1}, 'not-listening', 'likely'],
])('a backend without a shell is asked by port-forward: %j', async (dialled, code, confidence) => {
	const asked: string[] = [];
	const site = siteOf(curlClient(everywhere('closed')), {
		async dial({name}, port) {
			asked.push(`${name}:${port}`);
			return dialled;
		},
	});
	expect((await walked(site)).verdict).toMatchObject({code, confidence});
	expect(asked.sort()).toStrictEqual(['web-1:8080', 'web-2:8080']);
});

/** A headless Service with port 80; the first of its pods has the address that was recorded. */
const headless = (targetPort: number) =>
	view({
		pods: [{...pods[0]!, ips: ['10.96.201.83']}, pods[1]!],
		service: service({clusterIPs: ['None'], ports: [servicePort({name: 'http', targetPort})]}),
	});

const targetsOf = ({hops}: Trail, name: string) =>
	hops
		.filter(({hop}) => hop === name)
		.map(({target, outcome}) => `${target} ${outcome}`)
		.sort();

test('a headless Service is asked where its clients connect: at its port, at each pod, and by its name', async () => {
	const {trail, verdict} = await walked(siteOf(curlClient(everywhere('web'))), headless(80));
	expect(targetsOf(trail, 'service')).toStrictEqual(['10.244.2.7:80 ok', '10.96.201.83:80 ok']);
	expect(targetsOf(trail, 'endpoint')).toStrictEqual(targetsOf(trail, 'service'));
	expect(targetsOf(trail, 'http')).toStrictEqual([`${domain}:80 ok`]);
	// What is the same is asked once.
	expect(trail.hops.every(({command}) => command.length > 0)).toBe(true);
	expect(verdict).toMatchObject({code: 'ok', cause: 'DNS and 2/2 endpoints answer.'});
});

test('nothing maps the port of a headless Service: it is refused where the target port answers', async () => {
	const table = {
		...everywhere('closed'),
		'10.96.201.83:8080': 'web',
		'10.244.2.7:8080': 'web',
	} as const;
	const byPort = Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => b.length - a.length));
	const {trail, verdict} = await walked(siteOf(curlClient(byPort)), headless(8080));
	expect(targetsOf(trail, 'service')).toStrictEqual(['10.244.2.7:80 conn-refused', '10.96.201.83:80 conn-refused']);
	expect(targetsOf(trail, 'endpoint')).toStrictEqual(['10.244.2.7:8080 ok', '10.96.201.83:8080 ok']);
	expect(targetsOf(trail, 'backend-local')).toHaveLength(2);
	expect(verdict).toMatchObject({
		code: 'not-listening',
		confidence: 'certain',
		title: 'Connection refused: nothing listens on port 80',
		cause: expect.stringMatching(
			/A headless Service does not map ports: .* 10\.96\.201\.83:8080, 10\.244\.2\.7:8080 answer/,
		),
		fixes: [{value: expect.stringContaining('let clients call the port it listens on')}],
	});
});

test('a headless Service whose pods serve its own port works, though its slices say another', async () => {
	const table = {...everywhere('web'), '10.96.201.83:8080': 'closed', '10.244.2.7:8080': 'closed'} as const;
	const byPort = Object.fromEntries(Object.entries(table).toSorted(([a], [b]) => b.length - a.length));
	const {verdict} = await walked(siteOf(curlClient(byPort)), headless(8080));
	expect(verdict).toMatchObject({
		code: 'ok',
		cause: expect.stringMatching(/SRV records .* 10\.96\.201\.83:8080, 10\.244\.2\.7:8080 do not answer/),
	});
});

test('one pod of a headless Service', async () => {
	const table = {...everywhere('web'), '10.244.2.7': 'closed'} as const;
	const {verdict} = await walked(siteOf(curlClient(table)), headless(80));
	expect(verdict).toMatchObject({code: 'some-endpoints-fail', title: '1/2 endpoints fail'});
});

test('without any tool nothing is asked of the path, and it is said what would help', async () => {
	const {trail, verdict} = await walked(siteOf(async () => missing));
	expect(trail.hops).toStrictEqual([]);
	expect(verdict).toMatchObject({code: 'probe-impossible', cause: expect.stringContaining('--debug')});
});

test('what the proxy of the API server answers is told beside', async () => {
	const paths: string[] = [];
	const proxy: TraceSite['proxy'] = async path => {
		paths.push(path);
		return {outcome: 'answered', code: 200, reason: 'OK', body: '', refusal: undefined, ms: 4};
	};
	const {verdict} = await walked(siteOf(async () => missing, {proxy}));
	expect(paths).toStrictEqual(['/api/v1/namespaces/shop/services/web:80/proxy/']);
	expect(verdict).toMatchObject({
		code: 'probe-impossible',
		cause: expect.stringMatching(/--debug.*the application answers 200 OK.*proves nothing about DNS/),
	});
});

test('with consent the walk goes on in a debug container', async () => {
	const tools = curlClient(everywhere('web'));
	const exec: Exec = async (target, ...rest) =>
		target.container === 'svctop-probe' ? tools(target, ...rest) : missing;
	const debug = {namespace: 'shop', pod: 'client', container: 'svctop-probe'};
	const {progress, trail, verdict} = await walked(siteOf(exec, {enterDebug: async () => ({client: debug})}));
	expect(progress).toContainEqual({kind: 'client', client: debug});
	expect(trail.client).toStrictEqual(debug);
	expect(verdict.code).toBe('ok');
	const refused = await walked(siteOf(exec, {enterDebug: async () => ({problem: 'Patching is forbidden.'})}));
	expect(refused.verdict).toMatchObject({code: 'probe-impossible', cause: 'Patching is forbidden.'});
	expect(refused.trail).not.toHaveProperty('lacksTools');
});

test('exec that is denied is said as it is', async () => {
	const exec: Exec = async () => ({...nothing, outcome: 'denied', problem: 'Ask for pods/exec.'});
	expect((await walked(siteOf(exec))).verdict).toMatchObject({code: 'probe-impossible', cause: 'Ask for pods/exec.'});
});

test('a client that goes in the middle is said, and what it saw before proves nothing', async () => {
	const answering = curlClient(everywhere('web'));
	const exec: Exec = async (target, argv, options) =>
		argv.at(-1)?.includes('10.244.2.7') === true
			? {...nothing, outcome: 'gone', problem: 'pod client was deleted'}
			: answering(target, argv, options);
	const {trail, verdict} = await walked(siteOf(exec));
	expect(trail.hops.map(({target}) => target)).toContain('10.244.1.7:8080');
	expect(verdict).toMatchObject({
		code: 'probe-impossible',
		title: 'Trace incomplete',
		cause: expect.stringMatching(/^Client pod client was deleted\./),
	});
	expect(evidenceOf(planTo(web, 0), trail, undefined)).toBeUndefined();
});

test('a backend that goes while it is looked into says nothing of the client', async () => {
	const refusing = curlClient(everywhere('closed'));
	const exec: Exec = async (target, argv, options) =>
		target.pod === 'client'
			? refusing(target, argv, options)
			: {...nothing, outcome: 'gone', problem: `pod ${target.pod} was deleted`};
	expect((await walked(siteOf(exec))).verdict.code).toBe('not-listening');
});

test('a cancelled walk ends at once, and starts nothing more', async () => {
	const controller = new AbortController();
	let commands = 0;
	const exec: Exec = async (target, argv, options) => {
		commands++;
		if (argv[0] === 'sh') {
			return curlClient({})(target, argv, options);
		}

		controller.abort();
		return {...nothing, outcome: 'cancelled'};
	};
	const {verdict} = await walked(siteOf(exec, {signal: controller.signal}));
	expect(verdict).toMatchObject({code: 'probe-impossible', cause: expect.stringContaining('Cancelled')});
	expect(commands).toBeLessThanOrEqual(5);
});

/** /proc/net/udp6 of a pod in which nc waits for datagrams on port 5353. */
const datagrams = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
13262: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 2057939 2 00000000ee9c59a3 0
`;

test.each([
	[5353, 'ok', 'ok', 'likely', /^web-1: sockets seen from inside/],
	[
		5454,
		'conn-refused',
		'not-listening',
		'certain',
		/Inside web-1 no process listens on UDP port 5454\. web-1 has UDP sockets on 5353/,
	],
])(
	'UDP port %i is looked for among the sockets of the backend',
	async (targetPort, outcome, code, confidence, cause) => {
		const udp = view({
			pods: pods.slice(0, 1),
			service: service({clusterIPs: ['10.96.201.83'], ports: [servicePort({protocol: 'UDP', targetPort})]}),
		});
		const client = curlClient({});
		const exec: Exec = async (target, argv, options) =>
			target.pod === 'web-1' && argv[1] === '/proc/net/udp'
				? {...nothing, outcome: 'exited', exitCode: 0, stdout: datagrams}
				: client(target, argv, options);
		const {trail, verdict} = await walked(siteOf(exec), udp);
		expect(trail.hops.find(({hop}) => hop === 'backend-local')).toMatchObject({
			outcome,
			command: ['cat', '/proc/net/udp', '/proc/net/udp6', '/proc/net/tcp', '/proc/net/tcp6'],
			client: {pod: 'web-1'},
		});
		expect(verdict).toMatchObject({code, confidence, cause: expect.stringMatching(cause)});
	},
);

test.each([
	[
		'nobody has agreed to a debug container',
		undefined,
		'unproven',
		/could not be read: its containers have no tool.*--debug/,
	],
	[
		'the debug container has a tool',
		{client: {namespace: 'shop', pod: 'web-1', container: 'svctop-probe'}},
		'ok',
		/web-1/,
	],
	['it cannot be added', {problem: 'Patching is forbidden'}, 'unproven', /could not be read: Patching is forbidden/],
])('UDP behind an image without tools: %s', async (_, entered, code, cause) => {
	const udp = view({
		pods: pods.slice(0, 1),
		service: service({clusterIPs: ['10.96.201.83'], ports: [servicePort({protocol: 'UDP', targetPort: 5353})]}),
	});
	const client = curlClient({});
	const exec: Exec = async (target, argv, options) =>
		target.container === 'svctop-probe' && argv[0] === 'cat'
			? {...nothing, outcome: 'exited', exitCode: 0, stdout: datagrams}
			: client(target, argv, options);
	const {verdict} = await walked(siteOf(exec, {enterDebug: async () => entered}), udp);
	expect(verdict).toMatchObject({code, cause: expect.stringMatching(cause)});
});

/** A client that has dig, whose answers are told by the server that it asks. */
const digClient =
	(answers: Readonly<Record<string, string>>): Exec =>
	async (target, argv, options) => {
		if (argv[0] === 'sh' && target.pod === 'client') {
			return {...nothing, outcome: 'exited', exitCode: 0, stdout: '/usr/bin/dig\n'};
		}

		const answer = answers[argv[1]?.replace('@', '') ?? ''];
		return argv[0] === 'dig' && answer !== undefined
			? {...nothing, outcome: 'exited', exitCode: 0, stdout: answer}
			: curlClient({})(target, argv, options);
	};

const nxdomain = ';; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1\n;; Query time: 4 msec\n';
const silent = ';; communications error to 10.244.1.7#53: timed out\n;; no servers could be reached\n';
const refusing = ';; communications error to 10.244.1.7#53: connection refused\n;; no servers could be reached\n';

test.each([
	['answers of any kind prove the way', 'UDP', nxdomain, nxdomain, 'ok'],
	['TCP likewise', 'TCP', nxdomain, nxdomain, 'ok'],
	['nobody answers', 'UDP', silent, silent, 'endpoint-timeout'],
	['the pods refuse', 'UDP', refusing, refusing, 'not-listening'],
	['the Service address alone is silent', 'UDP', silent, nxdomain, 'service-address-fails'],
] as const)('a DNS port is asked a DNS query: %s', async (_, protocol, fromService, fromPods, code) => {
	const ports = [servicePort({name: `dns-${protocol.toLowerCase()}`, protocol, port: 53, targetPort: 53})];
	const dns = view({pods, service: service({clusterIPs: ['10.96.201.83'], ports})});
	const exec = digClient({'10.96.201.83': fromService, '10.244.1.7': fromPods, '10.244.2.7': fromPods});
	const {trail, verdict} = await walked(siteOf(exec), dns);
	expect(verdict.code).toBe(code);
	expect(trail.hops.find(({hop}) => hop === 'endpoint')!.command.slice(0, 4)).toStrictEqual([
		'dig',
		'@10.244.1.7',
		'-p',
		'53',
	]);
});

test('a client whose tools tell nothing is a statement about the client', async () => {
	const exec: Exec = async (_target, argv) => {
		if (argv[0] === 'sh') {
			return {...nothing, outcome: 'exited', exitCode: 0, stdout: '/bin/nslookup\n/bin/wget\n'};
		}

		return {...nothing, outcome: 'exited', exitCode: 1, stderr: 'Usage:\n'};
	};
	expect((await walked(siteOf(exec))).verdict).toMatchObject({
		code: 'probe-impossible',
		cause: expect.stringMatching(/^The tools of this container gave no usable answer.*\(exit 1\) gave no answer/),
	});
});

test('without resolv.conf a name that is not found is likely of another domain', async () => {
	const answering = curlClient(everywhere('web'));
	const exec: Exec = async (target, argv, options) => {
		if (argv[0] === 'sh' && target.pod === 'client') {
			return {...nothing, outcome: 'exited', exitCode: 0, stdout: '/usr/bin/nslookup\n/usr/bin/curl\n'};
		}

		const stdout = `Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n** server can't find ${domain}.: NXDOMAIN\n`;
		return argv[0] === 'nslookup'
			? {...nothing, outcome: 'exited', exitCode: 1, stdout}
			: answering(target, argv, options);
	};
	expect((await walked(siteOf(exec))).verdict).toMatchObject({
		code: 'dns-nxdomain',
		confidence: 'likely',
		cause: expect.stringContaining('/etc/resolv.conf of the container'),
	});
});
