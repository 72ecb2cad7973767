import {execFile} from 'node:child_process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-callers';
/** Nothing listens there. */
const proxy = 'http://192.0.2.1:3128';

const client = (name: string, spec: string, env = '[]', image = 'toolbox') => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  terminationGracePeriodSeconds: 1
  ${spec}
  containers: [{name: main, image: "svctop.local/${image}:1", env: ${env}}]
---`;

const variables = (exceptions: string) =>
	`[{name: http_proxy, value: "http://user:secret@192.0.2.1:3128"}, {name: no_proxy, value: "${exceptions}"}]`;
const fromConfig = '[{name: http_proxy, valueFrom: {configMapKeyRef: {name: settings, key: proxy}}}]';
const plain = 'restartPolicy: Always';

const manifests = `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {proxy: "${proxy}"}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web-1, labels: {app: web}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: api, image: "svctop.local/testserver:1", args: [http, ":8080"]}]}
---
${client('proxied', plain, variables('localhost,.svc'), 'curl')}
${client('proxied-busybox', plain, variables('localhost'))}
${client('configured', plain, fromConfig)}
${client('excepted', plain, variables('web,.e2e-callers,.svc,.cluster.local'), 'curl')}
${client('aliased', 'hostAliases: [{ip: 192.0.2.10, hostnames: [web]}]')}
${client('apart', 'dnsPolicy: None\n  dnsConfig: {nameservers: [192.0.2.53]}')}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=120s');
});

afterAll(() => deleteNamespace(namespace));

const trace = (from: string) =>
	new Promise<{code: number; stdout: string; verdict: TraceReport['verdict']}>(resolve => {
		const args = [cliFile, 'trace', 'web', '-n', namespace, '--from', `pod/${from}`, '-o', 'json'];
		execFile(process.execPath, args, (error, stdout) => {
			resolve({code: error === null ? 0 : Number(error.code), stdout, verdict: JSON.parse(stdout).verdict});
		});
	});

test.each([
	[
		'proxied',
		'no_proxy (localhost,.svc) does not cover web, web.e2e-callers, web.e2e-callers.svc.cluster.local, or 10.',
	],
	['proxied-busybox', 'no_proxy (localhost) does not cover web, web.e2e-callers, web.e2e-callers.svc, web.'],
	['configured', 'no_proxy is not set.'],
])('%s: what works without the proxy is ok, with a note of the proxy', async (from, exceptions) => {
	const {code, stdout, verdict} = await trace(from);
	expect({code, verdict: verdict.code}).toStrictEqual({code: 0, verdict: 'ok'});
	expect(verdict.notes).toStrictEqual([
		expect.stringContaining(`http_proxy in container main is ${proxy}: an HTTP client that honors it`),
	]);
	expect(verdict.notes[0]).toContain(exceptions);
	expect(stdout).not.toContain('secret');
});

test('a proxy with all names of the Service excepted is no note', async () => {
	expect((await trace('excepted')).verdict).toMatchObject({code: 'ok', notes: []});
});

test('hostAliases that have the name are the cause, though DNS is right', async () => {
	const {code, verdict} = await trace('aliased');
	expect({code, verdict: verdict.code}).toStrictEqual({code: 1, verdict: 'dns-wrong-address'});
	expect(verdict.cause).toContain('spec.hostAliases of pod aliased has "192.0.2.10 web"');
});

test('a name server of its own is the cause', async () => {
	const {code, verdict} = await trace('apart');
	expect({code, verdict: verdict.code}).toStrictEqual({code: 1, verdict: 'dns-timeout'});
	expect(verdict.cause).toContain('dnsPolicy None');
});
