import {spawn} from 'node:child_process';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-lost-client';

const client = (name: string, more = '', command = '[sleep, "100000"]') => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: client}}
spec:
  terminationGracePeriodSeconds: 0${more}
  containers: [{name: main, image: "svctop.local/toolbox:1", command: ${command}}]
---`;

/** Nobody answers there: what asks waits for as long as it may. */
const dnsBlockedPods = '\n  dnsPolicy: None\n  dnsConfig: {nameservers: [192.0.2.1]}';

/** The first process of a container cannot be killed from inside, but it can end. */
const endsWithItsChild = '[sh, -c, "sleep 100000 & wait"]';

/** Answers after eight seconds, which is longer than a request may take. */
const manifests = `
apiVersion: v1
kind: Service
metadata: {name: slow}
spec: {selector: {app: slow}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: slow, labels: {app: slow}}
spec:
  terminationGracePeriodSeconds: 0
  containers: [{name: main, image: "svctop.local/testserver:1", args: ["slow=8s", ":8080"]}]
---
${client('traced')}
${client('killed', '', endsWithItsChild)}
${client('resolving', dnsBlockedPods)}
${client('requesting')}
${client('zz-other')}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const deletePod = (name: string) =>
	kubectl('-n', namespace, 'delete', 'pod', name, '--grace-period=0', '--force', '--wait=false');

/** Traces from a pod, and does something to it once the pod has begun to ask for what takes long. */
const traceWhile = async (from: string, disturb: () => Promise<unknown>) => {
	const args = ['trace', 'slow', '-n', namespace, '--from', `pod/${from}`, '-o', 'json', '--verbose'];
	const child = spawn(process.execPath, [cliFile, ...args]);
	onTestFinished(() => void child.kill());
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', data => {
		stdout += data;
	});
	const ended = new Promise<number | null>(resolve => void child.on('close', resolve));
	await new Promise<void>(resolve => {
		child.stderr.on('data', data => {
			stderr += data;
			// A name was resolved: the connections are being tried.
			if (/nslookup slow\.\S+ · exit 0/.test(stderr)) {
				resolve();
			}
		});
	});
	await disturb();
	return {code: await ended, report: JSON.parse(stdout) as TraceReport, stderr};
};

test('a client that is deleted while it is asked ends the trace, is said, and proves nothing', async () => {
	const {code, report, stderr} = await traceWhile('traced', () => deletePod('traced'));
	expect({code, verdict: report.verdict}).toMatchObject({code: 2, verdict: {code: 'probe-impossible'}});
	expect(report.verdict.cause).toMatch(/^Client pod traced was deleted/);
	expect(report.verdict.cause).not.toMatch(/no tool/i);
	expect(stderr).not.toMatch(/^\s+at /m);
});

test('a container that is killed is said, with the code that it ended with', async () => {
	const kill = () => kubectl('-n', namespace, 'exec', 'killed', '--', 'kill', '-9', '-1').catch(() => {});
	const {code, report} = await traceWhile('killed', kill);
	expect({code, verdict: report.verdict}).toMatchObject({code: 2, verdict: {code: 'probe-impossible'}});
	expect(report.verdict.cause).toMatch(
		/^Client container main of pod killed (has ended|does not run|was restarted) \(/,
	);
});

/** The dashboard with the pod chosen that probes run in. */
const openFrom = async (pod: string) => {
	const screen = openTerminal(['-n', namespace], {columns: 140, rows: 40});
	onTestFinished(() => screen.kill());
	await screen.until(/● live/);
	screen.type('p');
	await screen.until(/PROBE FROM/);
	screen.type(`/${pod}\r\r`);
	await screen.until(/SERVICES/);
	return screen;
};

test.each([
	['n', 'resolving', /nslookup/],
	['c', 'requesting', /wget/],
])('%s: the pane says that the pod was deleted, and the next probe asks another', async (key, pod, running) => {
	const screen = await openFrom(pod);
	screen.type(key);
	if (key === 'c') {
		await screen.until(/curl http/);
		screen.type('\r');
	}

	await screen.until(new RegExp(`Run .* in pod ${pod}`));
	screen.type('\r');
	await screen.until(running);
	await deletePod(pod);
	const said = await screen.until(new RegExp(`Client pod ${pod} was deleted`), 30_000);
	expect(said).not.toMatch(/No tool of this container/);
	screen.type('t');
	await screen.until(new RegExp(`Pod ${pod} is gone\\. Run trace .* in pod`));
});
