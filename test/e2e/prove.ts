import {execFile} from 'node:child_process';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {kubeconfigFor} from '../../source/demo/kubeconfig.ts';
import type {Report} from '../../source/report/report.ts';
import {cliFile} from '../_helpers/pty.ts';
import {fileWith} from '../_helpers/run-command.ts';
import {startExecCounter} from './_helpers/exec-counter.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {plainServer} from './_helpers/plain-server.ts';

const namespace = 'e2e-prove';

const service = (name: string, app = name, targetPort: number | string = 8080) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${app}}, ports: [{name: http, port: 80, targetPort: ${targetPort}}]}
---`;

const pod = (name: string, args = 'http, ":8080"', more = '') => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: api, image: "svctop.local/testserver:1", args: [${args}]${more}}]
---`;

const healthy = Array.from({length: 12}, (_, index) => `good${index}`);

/** Each with what is wrong: seven by the objects of the cluster or by one request, the others only once they are asked. */
const faulty = [
	service('nobody', 'nobody'),
	service('port', 'port', 4444) + pod('port'),
	service('local') + pod('local', 'http, "127.0.0.1:8080"'),
	service('sick') + pod('sick', '"status=503", ":8080"'),
	service('unready') +
		pod('unready', 'http, ":8080"', ', readinessProbe: {httpGet: {path: /, port: 9999}, periodSeconds: 1}'),
	service('named', 'named', 'htpp') + pod('named'),
	service('resets') + pod('resets', 'reset, ":8080"'),
	service('secure') + pod('secure', 'https, ":8080"'),
	service('silent') + pod('silent', 'silent, ":8080"'),
	service('crashing') + pod('crashing', 'crash, ":8080"'),
	service('other', 'other', 8081) + pod('other'),
	service('closed') +
		pod('closed') +
		`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: nobody}
spec: {podSelector: {matchLabels: {app: closed}}, policyTypes: [Ingress]}
---`,
];

const names = faulty.map(text => /metadata: \{name: ([\w-]+)/.exec(text)![1]!);

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(
		namespace,
		`${healthy.map((name, index) => service(name, `back${index % 3}`)).join('')}${[0, 1, 2].map(index => pod(`back${index}`)).join('')}${faulty.join('')}
apiVersion: v1
kind: Pod
metadata: {name: client}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: "svctop.local/curl:1"}]
`,
	);
	const ready = ['client', 'back0', 'back1', 'back2', 'local', 'sick', 'resets', 'secure', 'silent', 'other', 'closed'];
	await kubectl(
		...['-n', namespace, 'wait', '--for=condition=Ready', '--timeout=90s'],
		...ready.map(name => `pod/${name}`),
	);
});

afterAll(() => deleteNamespace(namespace));

const prove = (...args: readonly string[]) =>
	new Promise<{code: number; report: Report; stderr: string}>(resolve => {
		execFile(
			process.execPath,
			[cliFile, 'check', '-n', namespace, '--prove', '--verbose', '-o', 'json', ...args],
			(error, stdout, stderr) =>
				resolve({code: error === null ? 0 : Number(error.code), report: JSON.parse(stdout), stderr}),
		);
	});

test('twelve faulty Services are named, and none of twelve healthy ones, within fifty commands', async () => {
	const upstream = await plainServer('--disable-filter');
	onTestFinished(() => void upstream.close());
	const counter = await startExecCounter(upstream.url);
	onTestFinished(counter.close);
	const {code, report, stderr} = await prove('--kubeconfig', fileWith(kubeconfigFor(counter.url, '')));
	expect(code).toBe(1);
	const accused = (severity: readonly string[]) =>
		new Set(report.findings.filter(each => severity.includes(each.severity)).map(each => each.service?.name));
	const unnamed = names.filter(name => !accused(['error', 'warning']).has(name));
	expect(report.proofs!.filter(({service: {name}}) => unnamed.includes(name))).toStrictEqual([]);
	expect(healthy.filter(name => accused(['error', 'warning']).has(name))).toStrictEqual([]);
	const states = new Map(report.proofs!.map(({service: {name}, state}) => [name, state]));
	expect(healthy.map(name => states.get(name))).toStrictEqual(healthy.map(() => 'answers'));
	expect(names.filter(name => states.get(name) === 'answers')).toStrictEqual([]);
	const told = Number(/commands in pods: (\d+)/.exec(stderr)![1]);
	expect(counter.execs()).toBe(told);
	expect(told).toBeLessThanOrEqual(50);
});

test('what is beyond the limit is not asked, and listed', async () => {
	const {report, stderr} = await prove('--max-execs', '6');
	expect(stderr).toMatch(/commands in pods: 6\n/);
	const unasked = report.proofs!.filter(({state}) => state === 'not-asked');
	expect(unasked.length).toBeGreaterThanOrEqual(18);
	expect(stderr).toMatch(/^Not asked: /m);
});
