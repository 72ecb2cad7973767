import {execFile} from 'node:child_process';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-many-ports';

/** A Service of eight ports whose pod listens on no 4444, and a headless one that means to map 80 to 8080. */
const manifests = `
apiVersion: v1
kind: Service
metadata: {name: multi}
spec:
  selector: {app: eight}
  ports:
  - {name: http, port: 80, targetPort: 8080}
  - {name: https, port: 443, targetPort: 8443}
  - {name: redis, port: 6379, targetPort: 6379}
  - {name: metrics, port: 9153, targetPort: 8081}
  - {name: admin, port: 99, targetPort: 4444}
  - {name: api, port: 81, targetPort: 8080}
  - {name: raw, port: 82, targetPort: 8082}
  - {name: amqp, port: 5672, targetPort: 5672}
---
apiVersion: v1
kind: Service
metadata: {name: remap}
spec: {clusterIP: None, selector: {app: eight}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: server, labels: {app: eight}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - name: main
    image: svctop.local/testserver:1
    args: [http, ":8080", https, ":8443", tcp, ":6379", http, ":8081", http, ":8082", tcp, ":5672"]
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: client, image: "svctop.local/toolbox:1"}]}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const trace = (service: string) =>
	new Promise<{code: number; stdout: string; stderr: string}>(resolve => {
		const all = [cliFile, 'trace', service, '-n', namespace, '--from', 'pod/client', '-o', 'json'];
		execFile(process.execPath, all, (error, stdout, stderr) => {
			resolve({code: error === null ? 0 : Number(error.code), stdout, stderr});
		});
	});

const reportOf = async (service: string) => {
	const {code, stdout} = await trace(service);
	return {code, report: JSON.parse(stdout) as TraceReport};
};

test('svctop trace asks each of eight ports, and names the dead one', async () => {
	const {code, report} = await reportOf('multi');
	expect({code, port: report.port, verdict: report.verdict}).toMatchObject({
		code: 1,
		port: 99,
		verdict: {code: 'not-listening', confidence: 'certain', title: '1/8 ports fail: 99 (admin)'},
	});
	expect(report.ports!.map(({port, verdict}) => [port, verdict.code])).toStrictEqual(
		[80, 443, 6379, 9153, 99, 81, 82, 5672].map(port => [port, port === 99 ? 'not-listening' : 'ok']),
	);
	expect(report.hops).toStrictEqual(report.ports![4]!.hops);
});

test('one of them alone', async () => {
	expect(await reportOf('multi:http')).toMatchObject({
		code: 0,
		report: {port: 80, verdict: {code: 'ok', title: 'Port 80 (http) OK; 7 other ports not asked'}},
	});
	expect((await reportOf('multi:99')).code).toBe(1);
	const {code, stderr} = await trace('multi:100');
	expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringMatching(/^Service multi has no port 100\. /)});
});

test('a headless Service is asked at its own port, where nothing maps it to another', async () => {
	const {code, report} = await reportOf('remap');
	expect({code, verdict: report.verdict.code}).toStrictEqual({code: 1, verdict: 'not-listening'});
	expect(report.hops.map(({hop, target, outcome}) => `${hop} ${target.replace(/.*:/, ':')} ${outcome}`)).toEqual(
		expect.arrayContaining(['service :80 conn-refused', 'endpoint :8080 ok']),
	);
	expect(report.findings.find(finding => finding.code === 'headless-port-remap')).toMatchObject({
		severity: 'error',
		confidence: 'certain',
	});
});

/** Milliseconds for some fifty commands in pods, on a cluster that others use too. */
const screenTimeoutMs = 60_000;

test.each([
	[80, 24],
	[60, 15],
])('t asks all of them, and tab chooses one, on %i×%i', async (columns, rows) => {
	const screen = openTerminal(['-n', namespace], {columns, rows});
	onTestFinished(() => screen.kill());
	await screen.until(/● live/);
	screen.type('/multi\r');
	await screen.until(/SERVICES 1 /);
	screen.type('t');
	await screen.until(/all 8 ports\b/);
	screen.type('\r');
	await screen.until(/✖ 1\/8 ports fail/, screenTimeoutMs);
	screen.type('t');
	await screen.until(/all 8 ports\b/);
	screen.type('\t');
	await screen.until(/port 80 \(http\)/);
	screen.type('\r');
	const seen = await screen.until(/✔ Port 80 \(http\) OK; 7 other/, screenTimeoutMs);
	expect(seen.replaceAll(/\s+/g, ' ')).toMatch(/7 other ports not asked/);
});
