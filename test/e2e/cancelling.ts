import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {connect, nobody} from '../../source/kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../../source/kubernetes/connection/kubeconfig.ts';
import {createExec} from '../../source/kubernetes/exec/create-exec.ts';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-cancelling';

/** A Service that takes connections and never answers, and clients whose tools are wget, curl and bash's sockets. */
const manifests = `
apiVersion: v1
kind: Service
metadata: {name: mute}
spec: {selector: {app: mute}, ports: [{name: http, port: 80, targetPort: 9000}]}
---
apiVersion: v1
kind: Pod
metadata: {name: mute, labels: {app: mute}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: main, image: "svctop.local/testserver:1", args: [silent, ":9000"]}]
${['toolbox', 'curl', 'glibc']
	.map(
		image => `---
apiVersion: v1
kind: Pod
metadata: {name: ${image}, labels: {app: client}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: main, image: "svctop.local/${image}:1"}]
`,
	)
	.join('')}`;

/** A home in which a request may take a minute: what ends before has been ended. */
const home = mkdtempSync(path.join(tmpdir(), 'cancelling-'));
const env = {XDG_CONFIG_HOME: home};

beforeAll(async () => {
	mkdirSync(path.join(home, 'svctop'));
	writeFileSync(path.join(home, 'svctop/config.yaml'), 'probes:\n  requestSeconds: 60\n');
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

/** Prints the group, the state and the name of each process; in a shell alone, for containers without ps. */
const list = 'for s in /proc/[0-9]*/stat; do read -r line <$s && echo "$line"; done 2>/dev/null; echo $$';

/** What runs in a pod, or is left as a zombie, besides its own program and the shell that looks. */
const processes = async (pod: string) => {
	const lines = (await kubectl('-n', namespace, 'exec', pod, '--', 'sh', '-c', list)).trimEnd().split('\n');
	const own = lines.pop();
	return lines.map(line => line.split(' ')).filter(([pid, , , , group]) => pid !== '1' && group !== own);
};

const names = (found: Awaited<ReturnType<typeof processes>>) => found.map(([, name, state]) => `${name} ${state}`);

/** Waits until a pod waits for an answer of the Service: a tool alone with those that watch over it. */
const whileAsked = (pod: string, tool: RegExp) =>
	expect.poll(async () => names(await processes(pod)), {timeout: 15_000}).toContainEqual(expect.stringMatching(tool));

const nothingIsLeft = (pod: string) =>
	expect.poll(async () => names(await processes(pod)), {timeout: 2500, interval: 100}).toEqual([]);

const clients = [
	['toolbox', /\(wget\)/],
	['curl', /\(curl\)/],
	['glibc', /\(bash\)/],
] as const;

const startTrace = (pod: string): ChildProcess => {
	const args = ['trace', 'mute', '-n', namespace, '--from', `pod/${pod}`];
	const child = spawn(process.execPath, [cliFile, ...args], {env: {...process.env, ...env}, stdio: 'ignore'});
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
};

test.each(
	clients.flatMap(([pod, tool]) => (['SIGINT', 'SIGKILL'] as const).map(signal => [signal, pod, tool] as const)),
)('%s of a trace leaves nothing in %s', async (signal, pod, tool) => {
	const child = startTrace(pod);
	await whileAsked(pod, tool);
	child.kill(signal);
	await nothingIsLeft(pod);
});

test.each(clients)('esc leaves nothing in %s, and the screen is free at once', async (pod, tool) => {
	const screen = openTerminal(['-n', namespace], {columns: 120, rows: 40, env});
	onTestFinished(() => screen.kill());
	await screen.until(/● live/);
	screen.type('p');
	await screen.until(/PROBE FROM/);
	screen.type(`/${pod}\r\r`);
	await screen.until(/SERVICES/);
	screen.type('t');
	await screen.until(new RegExp(`Run trace mute.* in pod ${pod},`));
	screen.type('\r');
	await whileAsked(pod, tool);
	screen.type('\u001b');
	await screen.until(/Cancelled before there was an answer/, 1000);
	await nothingIsLeft(pod);
});

test('whenever a command is cancelled, connecting, upgrading or running, nothing of it is left', async () => {
	const place = {file: undefined, variable: process.env.KUBECONFIG, home: undefined, serviceAccount: '/nowhere'};
	const connection = connect(() => loadKubeconfig(place), nobody);
	onTestFinished(connection.close);
	const exec = createExec(connection);
	const target = {namespace, pod: 'toolbox', container: 'main'};
	// That there is a shell is known once one has run.
	const known = await exec(target, ['sh', '-c', 'exit 0'], {signal: new AbortController().signal, timeoutMs: 30_000});
	expect(known.outcome).toBe('exited');
	// A few milliseconds apart: together they are there all the time that a command takes to begin.
	const outcomes = Array.from({length: 24}, async (_, index) => {
		const signal = AbortSignal.timeout(index * 12);
		return (await exec(target, ['sleep', '300'], {signal, timeoutMs: 30_000})).outcome;
	});
	expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['cancelled']));
	// What was on its way then has begun by the end of one that takes longer.
	const later = await exec(target, ['sh', '-c', 'sleep 1'], {signal: new AbortController().signal, timeoutMs: 30_000});
	expect(later.outcome).toBe('exited');
	await nothingIsLeft('toolbox');
});
