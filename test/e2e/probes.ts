import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-probes';

const service = (name: string, app: string, port: string, more = '') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {${app}: "yes"}, ports: [{${port}}]${more}}
---`;

const pod = (name: string, labels: string, container: string, more = '') => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {${labels}}}
spec:
  terminationGracePeriodSeconds: 1${more}
  containers: [{name: main, ${container}}]
---`;

const image = (name: string) => `image: "svctop.local/${name}:1"`;
const page = 'mkdir /tmp/www; dd if=/dev/zero of=/tmp/www/index.html bs=1M count=20; exec httpd -f -p 8080 -h /tmp/www';

const manifests = `
${service('tls-unsaid', 'server', 'name: http, port: 80, targetPort: 8443')}
${service('tls-claimed', 'server', 'name: https, port: 443, targetPort: 8080')}
${service('broken', 'server', 'name: http, port: 80, targetPort: 8082')}
${service('mute', 'server', 'name: http, port: 80, targetPort: 9000')}
${service('abrupt', 'server', 'name: http, port: 80, targetPort: 9001')}
${service('greeter', 'server', 'name: redis, port: 6379, targetPort: 6379')}
${service('datagrams', 'server', 'name: echo, port: 5353, protocol: UDP, targetPort: 5353')}
${service('direct', 'server', 'name: http, port: 8080, targetPort: 8080', ', clusterIP: None')}
${service('half', 'half', 'name: http, port: 80, targetPort: 8080')}
${service('big', 'big', 'name: http, port: 80, targetPort: 8080')}
${service('closed', 'closed', 'name: http, port: 80, targetPort: 8080')}
${service('self', 'self', 'name: http, port: 80, targetPort: 8080')}
apiVersion: v1
kind: Service
metadata: {name: nowhere}
spec: {type: ExternalName, externalName: nowhere.${namespace}.svc.cluster.local}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed}
spec: {podSelector: {matchLabels: {closed: "yes"}}, policyTypes: [Ingress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: without-dns}
spec: {podSelector: {matchLabels: {dns: none}}, policyTypes: [Egress], egress: [{ports: [{port: 8080}]}]}
---
${pod('server', 'server: "yes", half: "yes"', `${image('testserver')}, args: [http, ":8080", https, ":8443", tcp, ":6379", udp, ":5353", silent, ":9000", status=503, ":8082", reset, ":9001"]`)}
${pod('idle', 'half: "yes"', image('toolbox'))}
${pod('big', 'big: "yes"', `${image('toolbox')}, command: [sh, -c, "${page}"]`)}
${pod('closed', 'closed: "yes"', `${image('testserver')}, args: [http, ":8080"]`)}
${pod('loner', 'self: "yes"', `${image('toolbox')}, command: [httpd, -f, -p, "8080", -h, /bin]`)}
${pod('toolbox', 'app: client', image('toolbox'))}
${pod('curl', 'app: client', image('curl'))}
${pod('cut-off', 'dns: none', image('toolbox'))}
${pod('misled', 'app: client', image('glibc'), `\n  hostAliases: [{ip: 10.9.9.9, hostnames: [greeter, greeter.${namespace}.svc.cluster.local]}]`)}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const start = (name: string, from: string, ...args: readonly string[]): ChildProcess =>
	spawn(process.execPath, [cliFile, 'trace', name, '-n', namespace, '--from', `pod/${from}`, '-o', 'json', ...args]);

const ended = (child: ChildProcess) =>
	new Promise<{code: number | null; report: TraceReport; stderr: string}>(resolve => {
		let stdout = '';
		let stderr = '';
		child.stdout!.on('data', data => {
			stdout += data;
		});
		child.stderr!.on('data', data => {
			stderr += data;
		});
		child.on('close', code => resolve({code, report: JSON.parse(stdout), stderr}));
	});

const trace = (name: string, from: string, ...args: readonly string[]) => ended(start(name, from, ...args));

test.each([
	['tls-unsaid', 'curl', 'plaintext-on-tls', /is declared http/],
	['tls-claimed', 'curl', 'tls-on-plaintext', /is declared https/],
	['broken', 'toolbox', 'http-server-error', /503/],
	['mute', 'curl', 'no-response', /response timed out/],
	['abrupt', 'curl', 'connection-reset', /reset/],
	['half', 'toolbox', 'some-endpoints-fail', /idle \(10\..*refused.*server \(10\..* answers/],
	['closed', 'toolbox', 'endpoint-timeout', /Inside closed the application answers.*policy/i],
	['direct', 'cut-off', 'dns-timeout', /Its address answers.*NetworkPolicy/],
	['greeter', 'misled', 'dns-wrong-address', /10\.9\.9\.9/],
	['nowhere', 'toolbox', 'dns-nodata', /externalName/],
])('%s from %s: %s', async (name, from, verdict, cause) => {
	const {code, report} = await trace(name, from);
	expect({code, verdict: report.verdict.code}).toStrictEqual({code: 1, verdict});
	expect(report.verdict.cause).toMatch(cause);
});

test.each([
	['greeter', 'toolbox', 'certain', /1\/1 endpoints answer/],
	['direct', 'curl', 'certain', /^DNS and 1\/1 endpoints answer/],
	['self', 'loner', 'certain', /loner is the only endpoint, and reaches itself/],
])('%s from %s works', async (name, from, confidence, cause) => {
	const {code, report} = await trace(name, from);
	expect({code, verdict: report.verdict}).toMatchObject({code: 0, verdict: {code: 'ok', confidence}});
	expect(report.verdict.cause).toMatch(cause);
});

test.each([
	['without consent to look into the pod', [], 2, 'unproven', /The sockets of server could not be read.*--debug/],
	['with it', ['--debug', '--debug-image', 'svctop.local/toolbox:1'], 0, 'ok', /server: sockets seen from inside/],
])('UDP behind an image without tools, %s', async (_, args, exitCode, verdict, cause) => {
	const {code, report} = await trace('datagrams', 'toolbox', ...args);
	expect({code, verdict: report.verdict}).toMatchObject({code: exitCode, verdict: {code: verdict}});
	expect(report.verdict.cause).toMatch(cause);
});

test('a page of megabytes is cut, and works', async () => {
	const {code, report} = await trace('big', 'toolbox');
	expect({code, verdict: report.verdict.code}).toStrictEqual({code: 0, verdict: 'ok'});
});

test('a client without tools is told what would help', async () => {
	const {code, report} = await trace('direct', 'closed');
	expect({code, verdict: report.verdict}).toMatchObject({code: 2, verdict: {code: 'probe-impossible'}});
	expect(report.verdict.cause).toMatch(/Use another pod .*--from.*attach an ephemeral container.*--debug/);
});

test('somebody who may not run commands is told which right is missing', async () => {
	const may = ['--verb=get,list,watch', '--resource=services,pods,endpointslices.discovery.k8s.io'];
	await kubectl('-n', namespace, 'create', 'role', 'looker', ...may);
	await kubectl('-n', namespace, 'create', 'rolebinding', 'looker', '--role=looker', '--user=looker');
	const {code, report} = await trace('direct', 'toolbox', '--as', 'looker');
	expect({code, verdict: report.verdict}).toMatchObject({code: 2, verdict: {code: 'probe-impossible'}});
	expect(report.verdict.cause).toMatch(/Ask for the verbs get and create on pods\/exec in namespace e2e-probes/);
});

test('what is told of a command can be pasted into a shell', async () => {
	const {stderr} = await trace('greeter', 'toolbox', '--verbose');
	const lines = [...stderr.matchAll(/^\S+ (kubectl .*) · exit 0 · \d+ ms$/gm)].map(([, line]) => line!);
	const probes = lines.filter(line => /nslookup greeter|nc -z/.test(line));
	expect(probes.length).toBeGreaterThan(2);
	for (const line of probes.slice(0, 3)) {
		await expect(promisify(execFile)('sh', ['-c', line])).resolves.toBeDefined();
	}
});
