import {execFile, spawn} from 'node:child_process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';
import {startApiProxy} from './_helpers/api-proxy.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-wait';

const serving = (name: string, args: string, extra = '') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - {name: api, image: "svctop.local/testserver:1", args: [${args}]${extra}}
---`;

const rollout = (name: string, delaySeconds: number) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: api
        image: "svctop.local/testserver:1"
        args: [http, ":8080"]
        readinessProbe: {httpGet: {path: /, port: 8080}, initialDelaySeconds: ${delaySeconds}, periodSeconds: 1}
`;

const client = `
apiVersion: v1
kind: Pod
metadata: {name: client}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: "svctop.local/toolbox:1"}]
---`;

/** Comes and goes: ready for a second, not ready for three. */
const flapping = `
apiVersion: v1
kind: Service
metadata: {name: flap}
spec: {selector: {app: flap}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: flap, labels: {app: flap}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"]}
  - name: switch
    image: "svctop.local/toolbox:1"
    command: [sh, -c, 'while :; do rm -f /tmp/ok; sleep 3; touch /tmp/ok; sleep 1; done']
    readinessProbe: {exec: {command: [cat, /tmp/ok]}, periodSeconds: 1, failureThreshold: 1}
---`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(
		namespace,
		`${client}${serving('web', 'http, ":8080"')}${serving('sick', '"status=503", ":8080"')}${serving(
			'never',
			'http, ":8080"',
			', readinessProbe: {httpGet: {path: /, port: 9999}, periodSeconds: 1}',
		)}${flapping}`,
	);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod/client', 'pod/web', 'pod/sick', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

/** Starts a wait; `lines` are what it has written to stderr so far. */
const start = (args: readonly string[], kubeconfig = process.env.KUBECONFIG) => {
	const child = spawn(process.execPath, [cliFile, 'wait', '-n', namespace, '-o', 'json', ...args], {
		env: {...process.env, KUBECONFIG: kubeconfig},
	});
	let stdout = '';
	let stderr = '';
	const watchers = new Set<() => void>();
	child.stdout.on('data', data => {
		stdout += data;
	});
	child.stderr.on('data', data => {
		stderr += data;
		for (const watcher of watchers) {
			watcher();
		}
	});
	return {
		/** Resolves once stderr has what is looked for. */
		said: (pattern: RegExp) =>
			new Promise<void>(resolve => {
				const check = () => {
					if (pattern.test(stderr)) {
						watchers.delete(check);
						resolve();
					}
				};
				watchers.add(check);
				check();
			}),
		ended: new Promise<{code: number | null; at: number; report: ReturnType<typeof JSON.parse>}>(resolve => {
			child.on('close', code => resolve({code, at: Date.now(), report: stdout === '' ? {} : JSON.parse(stdout)}));
		}),
	};
};

const checkWaiting = (name: string, time: string) =>
	new Promise<{code: number; report: ReturnType<typeof JSON.parse>; stderr: string}>(resolve => {
		const args = [cliFile, 'check', name, '-n', namespace, '--wait', time, '-o', 'json'];
		execFile(process.execPath, args, (error, stdout, stderr) =>
			resolve({code: error === null ? 0 : Number(error.code), report: JSON.parse(stdout), stderr}),
		);
	});

test('a rollout that is ready after 20 s: works within 2 s of it', async () => {
	await apply(namespace, rollout('late', 20));
	const run = start(['late', '--timeout', '90s']);
	// The pod is Ready; the end of the rollout follows by what the cluster itself takes.
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '-l', 'app=late', '--timeout=80s');
	const ready = Date.now();
	const {code, at, report} = await run.ended;
	expect({code, state: report.state, times: report.times}).toStrictEqual({code: 0, state: 'works', times: 3});
	expect(at - ready).toBeLessThan(2000);
});

test('check --wait judges once a rollout is over, and tells what it waited for in vain', async () => {
	await apply(namespace, rollout('later', 5));
	const began = Date.now();
	const later = await checkWaiting('later', '60s');
	expect({code: later.code, errors: later.report.findings.length}).toStrictEqual({code: 0, errors: 0});
	expect(Date.now() - began).toBeGreaterThan(5000);
	const never = await checkWaiting('never', '6s');
	expect(never.code).toBe(1);
	expect(never.stderr).toMatch(/Waited in vain: e2e-wait\/never: /);
});

test.each([
	['never', 1, 'fails', 'readiness-probe'],
	['sick', 1, 'fails', 'http-server-error'],
])('%s: exit code %i by the end of the time, with the cause', async (name, code, state, cause) => {
	const {code: exit, report} = await start([name, '--timeout', '15s']).ended;
	expect({exit, state: report.state, code: report.services[0].code}).toStrictEqual({exit: code, state, code: cause});
});

test('what comes and goes is not taken for what works', async () => {
	const {code, report} = await start(['flap', '--timeout', '20s']).ended;
	expect({code, state: report.state}).toStrictEqual({code: 1, state: 'fails'});
});

test('a Service that is deleted while it is waited for', async () => {
	const run = start(['never', '--timeout', '20s']);
	await run.said(/readiness probe/);
	await kubectl('-n', namespace, 'delete', 'service', 'never');
	const {code, report} = await run.ended;
	expect({code, cause: report.services[0].cause}).toStrictEqual({
		code: 1,
		cause: expect.stringMatching(/^Service e2e-wait\/never was deleted at /),
	});
});

test('an API server that is lost is waited for, and what it says when it is back counts', async () => {
	const proxy = await startApiProxy();
	try {
		const run = start(['sick', '--timeout', '90s'], proxy.kubeconfig);
		await run.said(/503/);
		proxy.cut();
		await run.said(/cannot be reached|does not answer|stale|connect|closed/i);
		await kubectl('-n', namespace, 'patch', 'service', 'sick', '-p', '{"spec":{"selector":{"app":"web"}}}');
		proxy.restore();
		const {code, report} = await run.ended;
		expect({code, state: report.state}).toStrictEqual({code: 0, state: 'works'});
	} finally {
		await proxy.close();
	}
});

test('an API server that stays away by the end of the time: not known', async () => {
	const proxy = await startApiProxy();
	try {
		const run = start(['web', '--for', 'healthy', '--times', '1000', '--timeout', '12s'], proxy.kubeconfig);
		await run.said(/works/);
		proxy.cut();
		const {code, report} = await run.ended;
		expect({code, state: report.state}).toStrictEqual({code: 2, state: 'unknown'});
	} finally {
		await proxy.close();
	}
});
