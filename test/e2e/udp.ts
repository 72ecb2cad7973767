import {execFile} from 'node:child_process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-udp';

const service = (name: string, app: string, port: string) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${app}}, ports: [{${port}}]}
---`;

const pod = (name: string, container: string) => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec: {terminationGracePeriodSeconds: 0, containers: [{name: main, ${container}}]}
---`;

const sockets = 'while :; do nc -u -l -p 5353; done & while :; do nc -u -l -s 127.0.0.1 -p 8125; done';

const manifests = `
${service('seen', 'sockets', 'protocol: UDP, port: 5353')}
${service('nobody', 'sockets', 'protocol: UDP, port: 514')}
${service('local', 'sockets', 'protocol: UDP, port: 8125')}
${service('names', 'sockets', 'name: dns, protocol: UDP, port: 53, targetPort: 1053')}
${service('ngap', 'sockets', 'protocol: SCTP, port: 38412')}
${service('bare', 'bare', 'protocol: UDP, port: 5353')}
${pod('sockets', `image: "svctop.local/toolbox:1", command: [sh, -c, "${sockets}"]`)}
${pod('bare', 'image: "svctop.local/testserver:1", args: [udp, ":5353"]')}
${pod('client', 'image: "svctop.local/toolbox:1"')}
${pod('dig', 'image: "svctop.local/dig:1"')}
${pod('bash', 'image: "svctop.local/glibc:1"')}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const trace = (name: string, ...args: readonly string[]) =>
	new Promise<{code: number; report: TraceReport}>(resolve => {
		execFile(process.execPath, [cliFile, 'trace', name, '-o', 'json', ...args], (error, stdout) => {
			resolve({code: error === null ? 0 : Number(error.code), report: JSON.parse(stdout)});
		});
	});

test.each([
	['seen', 0, 'ok', 'likely', /sockets seen from inside/],
	['nobody', 1, 'not-listening', 'certain', /no process listens on UDP port 514/],
	['local', 1, 'listens-on-localhost', 'certain', /127\.0\.0\.1:8125 only/],
	['names', 1, 'not-listening', 'certain', /Refused by/],
	['ngap', 1, 'not-listening', 'certain', /SCTP/],
	['bare', 2, 'unproven', 'certain', /could not be read.*--debug/],
])('%s', async (name, exitCode, verdict, confidence, cause) => {
	const {code, report} = await trace(name, '-n', namespace, '--from', 'pod/client');
	expect({code, verdict: report.verdict}).toMatchObject({code: exitCode, verdict: {code: verdict, confidence}});
	expect(report.verdict.cause).toMatch(cause);
});

test.each([
	['client', 'nslookup', null],
	['dig', 'dig', expect.any(Number)],
	['bash', 'bash', null],
])('the cluster DNS answers a query from pod %s, by %s', async (client, tool, ms) => {
	const {code, report} = await trace('kube-dns:53/udp', '-n', 'kube-system', '--from', `${namespace}/pod/${client}`);
	expect({code, verdict: report.verdict}).toMatchObject({code: 0, verdict: {code: 'ok', confidence: 'certain'}});
	const asked = report.hops.filter(({hop}) => hop === 'service' || hop === 'endpoint');
	expect(asked.length).toBeGreaterThanOrEqual(2);
	expect(asked).toStrictEqual(asked.map(hop => ({...hop, outcome: 'ok', tool, ms})));
});
