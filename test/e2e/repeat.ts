import {spawn} from 'node:child_process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {svctopJson} from './_helpers/svctop.ts';

const namespace = 'e2e-repeat';

/** Answers 503 to each so manieth request, from the first on, and keeps count. */
const script = `#!/bin/sh
echo >> /tmp/count
[ $(($(wc -l < /tmp/count) % EVERY)) = 1 ] && printf 'Status: 503 Service Unavailable\\r\\n\\r\\n' && exit
printf 'Status: 200 OK\\r\\n\\r\\nok\\n'
`;

const pod = (app: string, index: number, every: number) => `
apiVersion: v1
kind: Pod
metadata: {name: ${app}-${index}, labels: {app: ${app}}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - name: api
    image: "svctop.local/toolbox:1"
    command: [httpd, -f, -p, "8080", -h, /www]
    readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
    volumeMounts: [{name: cgi, mountPath: /www/cgi-bin}]
  volumes: [{name: cgi, configMap: {name: every-${every}, defaultMode: 0755}}]
---`;

const five = [0, 1, 2, 3, 4];

const service = (app: string) => `
apiVersion: v1
kind: Service
metadata: {name: ${app}}
spec: {selector: {app: ${app}}, ports: [{name: http, port: 80, targetPort: 8080}]}
---`;

const settings = (every: number) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: every-${every}}
data: {index.cgi: ${JSON.stringify(script.replace('EVERY', String(every)))}}
---`;

/** One of the five endpoints fails each fifth time; of the others all fail now and then, each as seldom. */
const manifests = `
${[5, 25, 1000].map(settings).join('')}
${service('one')}${five.map(index => pod('one', index, index === 3 ? 5 : 1000)).join('')}
${service('all')}${five.map(index => pod('all', index, 25)).join('')}
apiVersion: v1
kind: Pod
metadata: {name: client}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: client, image: "svctop.local/toolbox:1"}]}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=120s');
	// The first request to each is one that fails.
	for (const app of ['one', 'all']) {
		await Promise.all(
			five.map(index => kubectl('-n', namespace, 'exec', `${app}-${index}`, '--', 'sh', '-c', 'echo > /tmp/count')),
		);
	}
});

afterAll(() => deleteNamespace(namespace));

const repeated = (app: string) =>
	svctopJson<TraceReport>('trace', app, '-n', namespace, '--from', 'pod/client', '--count', '150');

const counted = async (app: string) => {
	const counts = await Promise.all(
		five.map(index => kubectl('-n', namespace, 'exec', `${app}-${index}`, '--', 'sh', '-c', 'wc -l < /tmp/count')),
	);
	// One line each was there before.
	return counts.reduce((sum, count) => sum + Number(count) - 1, 0);
};

test('an endpoint that fails a fifth of the time is named, five that fail one in 25 are not, and the servers count the same', async () => {
	const [one, all] = await Promise.all([repeated('one'), repeated('all')]);
	expect(one.verdict).toMatchObject({code: 'some-endpoints-fail', title: expect.stringMatching(/^one-3 .*more often/)});
	expect(one.repeated!.accused).toMatchObject([{kind: 'endpoint', name: expect.stringMatching(/^one-3 /)}]);
	expect(all.verdict.code).toBe('requests-fail-at-times');
	expect(all.repeated!.accused).toStrictEqual([]);
	for (const {hops, repeated: times, service: asked} of [one, all]) {
		// What the trace itself asked of the application came before.
		const before = hops.filter(({command}) => command.includes('wget')).length;
		expect({requests: times!.requests, notAsked: times!.notAsked}).toStrictEqual({requests: 150, notAsked: 0});
		expect(await counted(asked!.name)).toBe(times!.requests + before);
	}
});

/** Servers that take three seconds for an answer, and are killed, or stay until they have answered. */
const slow = (name: string, graceSeconds: number, more: string) => `
${service(name)}
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: ${graceSeconds}
      containers: [{name: api, image: "svctop.local/testserver:1", args: ["slow=3s", ":8080"]${more}}]
---`;

/** Commands after which a trace itself is over, and requests have been under way for a while. */
const traceCommands = 20;

/** Starts requests for twenty-five seconds. */
const tracing = (name: string) => {
	const args = ['trace', name, '-n', namespace, '--from', 'pod/client', '--for', '25s', '-o', 'json', '--verbose'];
	const child = spawn(process.execPath, [cliFile, ...args]);
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', data => {
		stdout += data;
	});
	return {
		isRepeating: new Promise<void>(resolve => {
			child.stderr.on('data', data => {
				stderr += data;
				if (stderr.split(' exec client ').length > traceCommands) {
					resolve();
				}
			});
		}),
		report: new Promise<TraceReport>(resolve => {
			child.on('close', () => resolve(JSON.parse(stdout)));
		}),
	};
};

test('a rollout fails requests beside it where servers ignore SIGTERM and are killed, and none where they drain', async () => {
	await apply(namespace, slow('killed', 1, '') + slow('drained', 15, ', lifecycle: {preStop: {sleep: {seconds: 6}}}'));
	await kubectl('-n', namespace, 'wait', '--for=condition=Available', 'deploy', '--all', '--timeout=60s');
	const runs = ['killed', 'drained'].map(tracing);
	await Promise.all(runs.map(({isRepeating}) => isRepeating));
	await kubectl('-n', namespace, 'rollout', 'restart', 'deploy/killed', 'deploy/drained');
	const [killed, drained] = await Promise.all(runs.map(({report}) => report));
	expect(drained).toMatchObject({verdict: {code: 'ok'}, repeated: {failures: 0}});
	expect(killed!.repeated!.failures).toBeGreaterThan(0);
	expect(killed!.verdict.cause).toMatch(/Failures began when: .*(rollout of Deployment killed begins|killed-)/);
});

test('R in the dashboard shows the same while it goes on', async () => {
	const screen = openTerminal(['-n', namespace], {columns: 160, rows: 50});
	try {
		await screen.until(/● live/);
		screen.type('/^one\r');
		await screen.until(/SERVICES 1/);
		screen.type('t');
		await screen.until(/Run trace one\./);
		screen.type('\r');
		await screen.until(/[Pp]ath OK|503/);
		screen.type('R');
		const seen = await screen.until(/Requests over time: [3-9]\d in/, 40_000);
		expect(seen).toMatch(/one-3 10\.\S+ +\d+ +\d+ 503/);
		expect(seen).toMatch(/one-0 10\.\S+ +\d+ +0 /);
		screen.type('R');
		await screen.until(/Requests over time: \d+ in \d+ s, \d+ failed *$/m);
	} finally {
		screen.kill();
	}
});
