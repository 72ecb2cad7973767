import {expect, test} from 'vitest';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {requestUrl} from '../../../source/probes/requests/request-url.ts';
import {fakeExec, outcomeOf, replay, siteOf} from '../../_helpers/fake-exec.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/curl.txt');

const domain = 'shop.svc.cluster.local';
const base = `web.${domain}`;

const ports = [
	servicePort({name: 'http', port: 80, targetPort: 8080}),
	servicePort({name: 'https', port: 443, targetPort: 8443}),
	servicePort({name: 'redis', port: 6379, targetPort: 6379}),
	servicePort({name: 'silent', port: 9000, targetPort: 9000}),
	servicePort({name: 'status', port: 8082, targetPort: 8082}),
	servicePort({name: 'reset', port: 9001, targetPort: 9001}),
	servicePort({name: 'closed', port: 81, targetPort: 4444}),
];

const web = view({service: service({ports}), pods: [pod({ips: ['10.244.1.7']})]});
const none = view({service: service({name: 'none'}), pods: []});
const headless = view({service: service({name: 'headless', clusterIPs: ['None']})});

const works = 'works';
const fails = 'fails';

/** What was recorded on a cluster, the URL that was asked, and the verdict each has to end in. */
const cases: ReadonlyArray<readonly [from: string, url: string, ServiceView, answer: string, sentence: RegExp]> = [
	['curl', `http://${base}:80/`, web, works, /answered 200 OK from 10\.96\.201\.83 in \d+ ms/],
	[
		'curl',
		`https://${base}:443/`,
		web,
		works,
		/answered 200 .*from .* ms \(name \d+, connect \d+, TLS \d+, first byte \d+\)/,
	],
	['curl', `http://${base}:443/`, web, fails, /expects TLS.*Try https/],
	['curl', `https://${base}:80/`, web, fails, /does not speak TLS.*Try http:/],
	['curl', `http://${base}:6379/`, web, works, /not HTTP: it says "hello"/],
	['curl', `http://${base}:9000/`, web, works, /connected, no HTTP response: connected, response timed out/],
	['curl', `http://${base}:8082/`, web, fails, /HTTP 503 Service Unavailable from the application.*logs/],
	['curl', `http://${base}:9001/`, web, works, /connected, then reset/],
	['curl', `http://${base}:81/`, web, fails, /Nothing listens on 10\.244\.1\.7:4444/],
	['toolbox', `http://${base}:80/`, web, works, /answered 200 OK\.$/],
	['toolbox', `https://${base}:443/`, web, works, /TCP handshake only/],
	['toolbox', `http://${base}:6379/`, web, works, /not HTTP/],
	['toolbox', `http://${base}:9000/`, web, works, /no HTTP response/],
	['toolbox', `http://${base}:8082/`, web, fails, /HTTP 503/],
	['toolbox', `http://${base}:81/`, web, fails, /Nothing listens on/],
	['toolbox', `http://${base}:9001/`, web, works, /connected, then reset/],
	['dig', `http://${base}:80/`, web, works, /TCP handshake only/],
	['dig', `http://${base}:81/`, web, fails, /Nothing listens on/],
];

test.each(cases)('recorded: from %s, %s', async (from, url, recordedView, answer, sentence) => {
	const {exec} = replay(recorded.filter(({group}) => group === `curl web from ${from} ${url}`));
	const {verdicts} = await outcomeOf(requestUrl(recordedView, new URL(url), siteOf(exec)));
	expect(verdicts).toMatchObject([{answer, sentence: expect.stringMatching(sentence)}]);
});

const others: ReadonlyArray<readonly [group: string, name: string, ServiceView, answer: string, sentence: RegExp]> = [
	['none from curl', 'none', none, fails, /no ready endpoints on port 80/],
	['headless from curl', 'headless', headless, fails, /does not map port 80: request port 8080/],
	['headless-empty from toolbox', 'headless-empty', none, fails, /not resolve.*nslookup in/],
	['headless-empty from dig', 'headless-empty', none, fails, /NXDOMAIN.*nslookup in/],
	['web from dead-curl', 'web', web, fails, /no DNS server answered/],
	['web from web-0', 'web', web, 'impossible', /No tool of this container can open a connection.*with p/],
];

test.each(others)('recorded: %s', async (group, name, recordedView, answer, sentence) => {
	const {exec} = replay(recorded.filter(transcript => transcript.group === `curl ${group}`));
	const {verdicts} = await outcomeOf(requestUrl(recordedView, new URL(`http://${name}.${domain}/`), siteOf(exec)));
	expect(verdicts).toMatchObject([{answer, sentence: expect.stringMatching(sentence)}]);
});

test('HEAD asks for the headers alone, and is tried by the same tools in the same order', async () => {
	const asked = async (tools: string, replies: Parameters<typeof fakeExec>[0]) => {
		const {exec, commands} = fakeExec({sh: shell(tools), ...replies});
		const {verdict} = await outcomeOf(requestUrl(web, url, siteOf(exec), 'HEAD'));
		// The first is about the tools, the last about the container's settings.
		return {commands: commands.slice(1, -1), answer: verdict?.answer};
	};

	const byWget = await asked('wget busybox', {wget: {stderr: '  HTTP/1.1 200 OK\n'}});
	expect(byWget).toMatchObject({answer: 'works', commands: [expect.stringMatching(/^wget --spider -q /)]});
	const byCurl = await asked('curl', {
		curl: {stderr: 'curl: (7) Failed to connect: Connection refused\n', exitCode: 7},
	});
	expect(byCurl).toMatchObject({answer: 'fails', commands: [expect.stringMatching(/^curl -sS -v -k -I /)]});
});

const shell = (tools: string) => ({
	stdout: `${tools
		.split(' ')
		.map(tool => `/usr/bin/${tool}\n`)
		.join('')}search svc.cluster.local\nnameserver 10.96.0.10\n`,
});

const url = new URL(`http://${base}/`);

const run = (replies: Parameters<typeof fakeExec>[0], asked = url, of = web) =>
	outcomeOf(requestUrl(of, asked, siteOf(fakeExec(replies).exec)));

test('proxies are never used, and every tool has a limit', async () => {
	const {steps} = await run({'sh -c': shell('curl wget')});
	expect(steps.filter(({tool}) => tool === 'curl').map(({argv}) => argv.join(' '))).toStrictEqual([
		expect.stringMatching(/^curl -sS -v -k --noproxy \* --connect-timeout 3 -m 6 -w .* http:/),
	]);
	for (const {argv} of steps.filter(({tool}) => tool === 'wget')) {
		expect(argv.join(' ')).toMatch(/(--no-proxy|-Y off).* -T 6 /);
	}
});

test('a request without a proxy says what a client with the proxy of the container would meet', async () => {
	const proxied = {
		'sh -c cat /etc/hosts': {
			stdout: '127.0.0.1 localhost\n--- proxies\nhttp_proxy=http://proxy.example:3128\nno_proxy=.svc\n',
		},
	};
	const client = {'sh -c': shell('wget busybox'), wget: {stderr: '  HTTP/1.1 200 OK\n'}, ...proxied};
	const {verdict} = await run(client, new URL('http://web/'));
	expect(verdict?.notes).toStrictEqual([
		'http_proxy in container main is http://proxy.example:3128: an HTTP client that honors it sends requests for web to http://proxy.example:3128, not to the Service. no_proxy (.svc) does not cover web. svctop asked without the proxy.',
	]);
	expect((await run(client, new URL('http://web.shop.svc/'))).verdict).not.toHaveProperty('notes');
	expect((await run(client, new URL('https://web/'))).verdict).not.toHaveProperty('notes');
});

test('the other wget is tried where the first does not understand', async () => {
	const {steps, verdict} = await run({
		'sh -c': shell('wget'),
		'wget -nv': {
			exitCode: 1,
			stderr: 'wget: unrecognized option: no-proxy\nBusyBox v1.36.1 multi-call binary.\n\nUsage: wget\n',
		},
		'wget -q -S': {stderr: '  HTTP/1.1 200 OK\n', stdout: 'hello\n'},
	});
	expect(steps.map(({result}) => result?.outcome)).toStrictEqual(['ok', 'exec-failed', 'ok', 'ok']);
	expect(verdict?.answer).toBe('works');
});

test('a timeout of BusyBox wget is told apart by a bare connection', async () => {
	const {steps, verdict} = await run({
		'sh -c': shell('wget nc busybox'),
		wget: {exitCode: 1, stderr: 'wget: download timed out\n'},
		nc: {exitCode: 1, ms: 3010},
	});
	expect(steps.map(({tool, result}) => [tool, result?.outcome])).toStrictEqual([
		['sh', 'ok'],
		['wget', 'resp-timeout'],
		['nc', 'conn-timeout'],
		['sh', 'ok'],
	]);
	expect(verdict).toMatchObject({
		answer: 'fails',
		sentence: expect.stringContaining('blocks the path to 10.244.1.7:8080'),
	});
});

test('an application that is slow to answer on a port that claims HTTP', async () => {
	const {verdict} = await run({
		'sh -c': shell('curl'),
		curl: {
			exitCode: 28,
			stderr:
				'curl: (28) Operation timed out after 6001 milliseconds with 0 bytes received\ncode=000 connect=0.001 ip=10.96.4.7\n',
		},
	});
	expect(verdict).toMatchObject({
		answer: 'fails',
		sentence: expect.stringMatching(/connected, no HTTP response.*logs/),
	});
});

test('404 proves the path', async () => {
	const {verdict} = await run({
		'sh -c': shell('curl'),
		curl: {stderr: '< HTTP/1.1 404 Not Found\ncode=404 connect=0.001 ip=10.96.4.7\n'},
	});
	expect(verdict).toStrictEqual({
		answer: 'works',
		sentence: `http://${base}:80: HTTP 404 Not Found from the application for /.`,
	});
});

test('an IPv6 address has brackets in the URL and none elsewhere', async () => {
	const {steps} = await run({'sh -c': shell('wget nc')}, new URL('http://[fd00::7]:8080/'));
	expect(steps.find(({tool}) => tool === 'wget')?.argv.at(-1)).toBe('http://[fd00::7]:8080/');
	expect(steps.find(({tool}) => tool === 'nc')?.argv).toStrictEqual(['nc', '-z', '-v', '-w', '3', 'fd00::7', '8080']);
});

test('nothing of the URL becomes part of a script', async () => {
	const {steps} = await run({'sh -c': shell('bash python3 node perl')}, new URL('http://web:8080/$(id)'));
	const scripts = steps.filter(({tool}) => tool !== 'sh').map(({argv}) => argv[2]);
	expect(scripts).toHaveLength(4);
	expect(scripts.join()).not.toMatch(/web|8080|id\)/);
});

test('a port the Service does not have', async () => {
	const {verdict} = await run(
		{'sh -c': shell('nc'), nc: {exitCode: 1, stderr: 'Connection refused\n'}},
		new URL(`http://${base}:99/`),
	);
	expect(verdict?.sentence).toContain('Service web has no such port; it has 80, 443,');
});

test('cancelling ends the probe', async () => {
	const cancellation = new AbortController();
	const {exec} = fakeExec({'sh -c': shell('curl'), curl: 'hangs'});
	const answers: unknown[] = [];
	for await (const event of requestUrl(web, url, siteOf(exec, {signal: cancellation.signal}))) {
		answers.push(event.kind === 'verdict' ? event.verdict.answer : event.kind === 'step' && event.step.result?.outcome);
		if (event.kind === 'step' && event.step.tool === 'curl' && event.step.result === undefined) {
			queueMicrotask(() => cancellation.abort());
		}
	}

	expect(answers).toStrictEqual([undefined, 'ok', undefined, 'cancelled', 'cancelled']);
});

test('a certificate that a careful client would refuse is named, with whose it is', async () => {
	const answered = recorded.find(
		({group, command}) => group === `curl web from curl https://${base}:443/` && command.startsWith('curl '),
	)!;
	const refused = transcripts('cluster-transcripts/certificates.txt').find(({group}) => group === 'self-signed')!;
	const {exec} = fakeExec({'sh -c': shell('curl'), curl: answered.output, 'curl -sS -I -o': refused.output});
	const {verdict} = await outcomeOf(requestUrl(web, new URL(`https://${base}:443/`), siteOf(exec)));
	expect(verdict).toMatchObject({answer: 'works'});
	expect(verdict?.sentence).toMatch(
		/the certificate is self-signed \(CN=testserver\.local, expires Nov 24 04:32:10 2026 GMT\)\.$/,
	);
});

test('what was reached is told as evidence of the port', async () => {
	const {exec} = fakeExec({'sh -c': shell('nc'), nc: {stdout: 'open\n'}});
	const {progress} = await outcomeOf(requestUrl(web, url, siteOf(exec)));
	expect(progress.filter(({kind}) => kind === 'evidence')).toMatchObject([{evidence: {port: 80, saw: 'answers'}}]);
});
