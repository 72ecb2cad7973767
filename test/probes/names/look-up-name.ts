import {expect, test} from 'vitest';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {lookUpName} from '../../../source/probes/names/look-up-name.ts';
import {fakeExec, outcomeOf, type Reply, replay, siteOf} from '../../_helpers/fake-exec.ts';
import {pod, service, slice, view} from '../../_helpers/objects.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/nslookup.txt');

const web = view({service: service({clusterIPs: ['10.96.201.83']})});

const headless = (name: string, addresses: readonly string[], isPublished = false): ServiceView => {
	const owner = service({name, clusterIPs: ['None'], publishNotReadyAddresses: isPublished});
	const pods = addresses.map((address, index) => pod({name: `web-${index}`, ips: [address]}));
	return view({service: owner, pods, slices: [slice({}, {service: owner, pods})]});
};

const external = (name: string, externalName: string) =>
	view({service: service({name, type: 'ExternalName', clusterIPs: [], externalName, ports: []}), pods: []});

const fqdn = 'web.shop.svc.cluster.local';

/** What was recorded on a cluster, and the verdict each has to end in. */
const cases: ReadonlyArray<readonly [client: string, ServiceView, answer: string, sentence: RegExp]> = [
	[
		'web from toolbox',
		web,
		'works',
		/^web\.shop\.svc\.cluster\.local is 10\.96\.201\.83, as the Service says\. Asked 10\.96\.0\.10; search domains shop\.svc\.cluster\.local svc\.cluster\.local cluster\.local, ndots 5\.$/,
	],
	['web from dig', web, 'works', /is 10\.96\.201\.83, as the Service says\./],
	['web from glibc', web, 'works', /is 10\.96\.201\.83, as the Service says\./],
	['web from curl', web, 'works', /is 10\.96\.201\.83, as the Service says\./],
	['web from web-0', web, 'impossible', /No tool of this container can resolve a name.*with p\.$/],
	['web from dead-toolbox', web, 'fails', /^DNS timeout: 10\.255\.255\.9 did not answer for /],
	['web from dead-glibc', web, 'fails', /^DNS timeout: 10\.255\.255\.9 did not answer for /],
	['web from refuse-dig', web, 'fails', /^DNS timeout: /],
	[
		'headless from toolbox',
		headless('headless', ['10.244.1.7', '10.244.2.7']),
		'works',
		/10\.244\.\d\.7, 10\.244\.\d\.7, as the Service/,
	],
	[
		'headless-empty from dig',
		headless('headless-empty', []),
		'fails',
		/headless Service without ready endpoints .* by design/,
	],
	['headless-empty from glibc', headless('headless-empty', []), 'fails', /by design/],
	['headless-all from toolbox', headless('headless-all', ['10.244.1.9'], true), 'works', /10\.244\.1\.9/],
	['ext from glibc', external('ext', fqdn), 'works', /is web\.shop\.svc\.cluster\.local, as the Service says: 10\.96/],
	['ext from dig', external('ext', fqdn), 'works', /as the Service says/],
	[
		'ext-out from dig',
		external('ext-out', 'db.example.com'),
		'fails',
		/target does not resolve: alias of db\.example\.com: SERVFAIL.*spec\.externalName/,
	],
	[
		'ext-out from toolbox',
		external('ext-out', 'db.example.com'),
		'fails',
		/target does not resolve: alias of db\.example\.com: NODATA/,
	],
	['ext-ip from toolbox', external('ext-ip', '192.0.2.10'), 'fails', /externalName is the IP address 192\.0\.2\.10/],
];

test.each(cases)('recorded: %s', async (client, recordedView, answer, sentence) => {
	const {exec} = replay(recorded.filter(({group}) => group === `nslookup ${client}`));
	const {verdicts} = await outcomeOf(lookUpName(recordedView, siteOf(exec)));
	expect(verdicts).toMatchObject([{answer, sentence: expect.stringMatching(sentence)}]);
});

test('recorded: from another namespace', async () => {
	const {exec, commands} = replay(recorded.filter(({group}) => group === 'nslookup web from infra/dig'));
	const client = {namespace: 'infra', pod: 'dig', container: 'main'};
	const {verdict} = await outcomeOf(lookUpName(web, siteOf(exec, {client})));
	expect(verdict?.answer).toBe('works');
	expect(commands.slice(1)).toStrictEqual([`nslookup ${fqdn}.`, 'nslookup web.shop']);
});

const shell = (
	tools: string,
	resolv = 'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
) => ({
	stdout: `${tools
		.split(' ')
		.map(tool => `/usr/bin/${tool}\n`)
		.join('')}${resolv}`,
});

const run = (
	replies: Readonly<Record<string, Reply>>,
	overrides: Parameters<typeof siteOf>[1] = {},
	of: ServiceView = view(),
) => outcomeOf(lookUpName(of, siteOf(fakeExec(replies).exec, overrides)));

const busyboxAnswer = (name: string, address: string) => ({
	stdout: `Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\t${name}\nAddress: ${address}\n\n`,
});

test('one step after the other, each shown when it starts and when it has ended', async () => {
	const {progress} = await run({
		'sh -c': shell('nslookup getent'),
		[`nslookup ${fqdn}.`]: busyboxAnswer(fqdn, '10.96.4.7'),
		'getent ahosts web': {stdout: '10.96.4.7  STREAM web.shop.svc.cluster.local\n'},
	});
	expect(
		progress.map(event =>
			event.kind === 'step' ? [event.step.id, event.step.tool, event.step.result?.outcome] : event.kind,
		),
	).toStrictEqual([
		[1, 'sh', undefined],
		[1, 'sh', 'ok'],
		[2, 'nslookup', undefined],
		[2, 'nslookup', 'ok'],
		[3, 'getent', undefined],
		[3, 'getent', 'ok'],
		'verdict',
	]);
});

test('BusyBox nslookup is never asked for the short name', async () => {
	const {steps, verdict} = await run({
		'sh -c': shell('nslookup busybox'),
		[`nslookup ${fqdn}.`]: busyboxAnswer(fqdn, '10.96.4.7'),
	});
	expect(steps.map(({argv}) => argv.join(' '))).not.toContain('nslookup web');
	expect(verdict).toMatchObject({answer: 'works', sentence: expect.stringContaining('web was not tried')});
});

test('from another namespace the short name has the namespace', async () => {
	const {verdict} = await run(
		{
			'sh -c': shell('getent'),
			[`getent ahosts ${fqdn}.`]: {stdout: '10.96.4.7  STREAM web.shop.svc.cluster.local\n'},
			'getent ahosts web.shop': {exitCode: 2},
		},
		{client: {namespace: 'infra', pod: 'client', container: 'main'}},
	);
	expect(verdict).toMatchObject({
		answer: 'fails',
		sentence: expect.stringMatching(/short name web\.shop does not:.*ndots 5/),
	});
});

test('another address than the Service has', async () => {
	const {steps, verdict} = await run({
		'sh -c': shell('nslookup'),
		'nslookup ': busyboxAnswer(fqdn, '10.96.9.9'),
	});
	expect(steps.at(-1)?.result?.outcome).toBe('wrong-address');
	expect(verdict).toMatchObject({
		answer: 'fails',
		sentence: expect.stringContaining('10.96.9.9; the Service has 10.96.4.7'),
	});
});

test('a tool that dies of a signal or is missing gives the next', async () => {
	const {steps, verdict} = await run({
		'sh -c': shell('nslookup dig getent host'),
		nslookup: {exitCode: 139},
		'getent ahosts': {exitCode: 1, stderr: 'Unknown database: ahosts\n'},
		'getent hosts': {stdout: '10.96.4.7  web.shop.svc.cluster.local\n'},
	});
	expect(steps.slice(0, 5).map(({tool, result}) => [tool, result?.outcome])).toStrictEqual([
		['sh', 'ok'],
		['nslookup', 'exec-failed'],
		['dig', 'tool-missing'],
		['getent', 'exec-failed'],
		['getent', 'ok'],
	]);
	expect(verdict?.answer).toBe('works');
});

test('a tool that cannot say why is followed by one that can', async () => {
	const {steps, verdict} = await run({
		'sh -c': shell('getent python3 ping'),
		'getent ahosts': {exitCode: 2},
		python3: {stdout: 'gaierror -2 Name or service not known\n'},
	});
	expect(steps.map(({tool}) => tool)).toStrictEqual(['sh', 'getent', 'python3']);
	expect(verdict).toMatchObject({answer: 'fails', sentence: expect.stringContaining('although Service web exists')});
});

test('the domain is the one of the container', async () => {
	const {steps} = await run({
		'sh -c': shell('nslookup', 'search shop.svc.corp.example svc.corp.example\nnameserver 10.0.0.10\n'),
		nslookup: busyboxAnswer('web.shop.svc.corp.example', '10.96.4.7'),
	});
	expect(steps[1]?.argv).toStrictEqual(['nslookup', 'web.shop.svc.corp.example.']);
});

test('a container that does not use the DNS of the cluster', async () => {
	const {verdict} = await run({
		'sh -c': shell('nslookup', 'nameserver 192.0.2.1\n'),
		nslookup: {stdout: `Server:\t\t192.0.2.1\nAddress:\t192.0.2.1:53\n\n** server can't find ${fqdn}.: NXDOMAIN\n`},
	});
	expect(verdict).toMatchObject({answer: 'fails', sentence: expect.stringMatching(/192\.0\.2\.1.*dnsPolicy/)});
});

test('an assumed domain is said', async () => {
	const {verdict} = await run({'sh -c': {stdout: '/bin/nslookup\n'}, nslookup: busyboxAnswer(fqdn, '10.96.4.7')});
	expect(verdict).toMatchObject({answer: 'works', sentence: expect.stringContaining('cluster.local is assumed')});
});

test('without the right to exec the right is named', async () => {
	const problem = 'Ask for the verbs get and create on pods/exec in namespace shop.';
	const {steps, verdicts} = await run({'sh -c': {outcome: 'denied', problem}});
	expect(steps.map(({result}) => result?.outcome)).toStrictEqual(['exec-denied']);
	expect(verdicts).toStrictEqual([{answer: 'impossible', sentence: problem}]);
});

test('a pod that is gone ends the probe', async () => {
	const reply = {outcome: 'gone', problem: 'pod client was deleted'} as const;
	const {steps, verdicts} = await run({'sh -c': shell('nslookup dig'), nslookup: reply});
	expect(steps.at(-1)!.result).toMatchObject({outcome: 'exec-failed', detail: 'pod client was deleted'});
	expect(verdicts).toStrictEqual([
		{
			answer: 'impossible',
			sentence: 'Client pod client was deleted. Probe again from another pod (p, or --from).',
		},
	]);
});

test('a tool that was killed says nothing of the name', async () => {
	const killed: Reply = {exitCode: 137};
	const {steps, verdict} = await run({
		'sh -c': shell('nslookup getent'),
		nslookup: killed,
		getent: {stdout: `10.96.4.7 ${fqdn}\n`},
	});
	expect(steps.find(({tool}) => tool === 'nslookup')!.result!.detail).toBe('nslookup died of signal 9');
	expect(verdict?.answer).toBe('works');
});

test('a tool that hangs gives the next, once', async () => {
	const hung: Reply = {outcome: 'failed', problem: 'nslookup did not end within 8 s.', ms: 8003};
	const {steps, verdict} = await run({'sh -c': shell('nslookup dig getent'), nslookup: hung, dig: hung});
	expect(steps.map(({tool}) => tool)).toStrictEqual(['sh', 'nslookup', 'dig']);
	expect(verdict?.answer).toBe('impossible');
});

test('cancelling ends the probe', async () => {
	const cancellation = new AbortController();
	const {exec} = fakeExec({'sh -c': shell('nslookup'), nslookup: 'hangs'});
	const outcomes: unknown[] = [];
	for await (const event of lookUpName(view(), siteOf(exec, {signal: cancellation.signal}))) {
		outcomes.push(
			event.kind === 'verdict' ? event.verdict.answer : event.kind === 'step' && event.step.result?.outcome,
		);
		if (event.kind === 'step' && event.step.tool === 'nslookup' && event.step.result === undefined) {
			queueMicrotask(() => cancellation.abort());
		}
	}

	expect(outcomes).toStrictEqual([undefined, 'ok', undefined, 'cancelled', 'cancelled']);
});

test('cancelled before it began, it runs nothing', async () => {
	const {exec, commands} = fakeExec({'sh -c': shell('nslookup')});
	const {verdict} = await outcomeOf(lookUpName(view(), siteOf(exec, {signal: AbortSignal.abort()})));
	expect(verdict?.answer).toBe('cancelled');
	expect(commands).toStrictEqual([]);
});

const resolving = (
	address: string,
	resolv = `search shop.svc.cluster.local svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n`,
) =>
	fakeExec({
		'sh -c': {stdout: `/usr/bin/dig\n${resolv}`},
		dig: {stdout: `;; ->>HEADER<<- opcode: QUERY, status: NOERROR\n${fqdn}. 5 IN A ${address}\n`},
	}).exec;

/** The verdict in a pod of this spec. */
const verdictIn = async (exec: ReturnType<typeof resolving>, overrides: Parameters<typeof pod>[0]) => {
	const client = pod({name: 'client', owner: undefined, ...overrides});
	return (await outcomeOf(lookUpName(web, siteOf(exec, {podOf: () => client})))).verdict!;
};

test('a line of hostAliases is what an application is answered, whatever dig says', async () => {
	const hostAliases = [{ip: '192.0.2.10', hostnames: ['web']}];
	expect(await verdictIn(resolving('10.96.201.83'), {hostAliases})).toMatchObject({
		answer: 'fails',
		sentence: expect.stringMatching(
			/^web\.shop\S+ resolves, but the short name web does not: .*spec\.hostAliases of pod client/,
		),
	});
});

test('the dnsPolicy of the pod is named, where a name fails and where it does not', async () => {
	const unanswered = fakeExec({
		'sh -c': {stdout: '/usr/bin/dig\nnameserver 192.0.2.53\n'},
		dig: {exitCode: 9, stdout: ';; no servers could be reached\n'},
	}).exec;
	const sentence = async (exec: typeof unanswered, dnsPolicy: string) => (await verdictIn(exec, {dnsPolicy})).sentence;
	expect(await sentence(unanswered, 'None')).toMatch(
		/not resolve: .*\. Pod client has dnsPolicy None: .* \(192\.0\.2\.53\)/,
	);
	expect(await sentence(unanswered, 'Default')).toMatch(/dnsPolicy Default, which is not the default/);
	expect(await sentence(unanswered, 'ClusterFirst')).toMatch(/^DNS timeout: 192\.0\.2\.53/);
	expect(await sentence(resolving('10.96.201.83'), 'None')).toContain('Asked 10.96.0.10 (dnsPolicy None);');
	expect(await sentence(resolving('10.96.201.83'), 'ClusterFirst')).not.toContain('dnsPolicy');
});

test('tools that run and tell nothing are a statement about the client', async () => {
	const usage: Reply = {exitCode: 1, stderr: 'Usage: nslookup HOST\n'};
	const {verdict} = await run({'sh -c': shell('nslookup getent'), nslookup: usage, getent: {exitCode: 139}});
	expect(verdict).toMatchObject({answer: 'impossible', lacksTools: true});
	expect(verdict!.sentence).toBe(
		'The tools of this container gave no usable answer, which says nothing of the Service: nslookup (exit 1) gave no answer; getent died of signal 11. Choose another pod with p.',
	);
});

test('where resolv.conf cannot be read, a name that is not found may be of another domain', async () => {
	const {verdict} = await run({
		'sh -c': {stdout: '/bin/nslookup\n', stderr: "cat: can't open '/etc/resolv.conf'"},
		nslookup: {stdout: `Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n** server can't find ${fqdn}.: NXDOMAIN\n`},
	});
	expect(verdict).toMatchObject({answer: 'fails', sentence: expect.stringMatching(/resolv\.conf of this container/)});
});
