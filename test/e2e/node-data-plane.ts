import {existsSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {svctopJson} from './_helpers/svctop.ts';

const namespace = 'e2e-node-data-plane';

/** Of the test cluster, whose nodes are namespaces of this machine. */
const pidFile = '/run/svctop/node-b-proxy.pid';

const backend = (name: string) => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: web}}
spec:
  nodeName: node-a
  terminationGracePeriodSeconds: 1
  containers:
  - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"]}
---`;

const client = (node: string) => `
apiVersion: v1
kind: Pod
metadata: {name: client-${node}}
spec:
  nodeName: ${node}
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: "svctop.local/toolbox:1"}]
---`;

const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---${backend('web-1')}${client('node-a')}${client('node-b')}`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const trace = () => svctopJson<TraceReport>('trace', 'web', '-n', namespace, '--from-each-node');

test('each node asks, and where all answer there is nothing to tell', async () => {
	const {nodes, verdict} = await trace();
	expect(verdict.code).toBe('ok');
	expect(nodes).toMatchObject([
		{node: 'node-a', address: {state: 'answers'}, endpoint: {state: 'answers'}},
		{node: 'node-b', address: {state: 'answers'}, endpoint: {state: 'answers'}},
	]);
});

test.runIf(existsSync(pidFile))(
	'a node whose kube-proxy has stopped is named, once the endpoints have moved',
	async () => {
		const pid = Number(readFileSync(pidFile, 'utf8'));
		process.kill(pid, 'SIGSTOP');
		try {
			await apply(namespace, backend('web-2'));
			await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod/web-2', '--timeout=30s');
			await kubectl('-n', namespace, 'delete', 'pod', 'web-1', '--timeout=20s');
			const {verdict} = await trace();
			expect(verdict).toMatchObject({
				code: 'node-data-plane',
				title: expect.stringMatching(/fails on node node-b only$/),
			});
			const screen = openTerminal(['-n', namespace], {columns: 160, rows: 40});
			try {
				await screen.until(/● live/);
				screen.type('T');
				await screen.until(/Run matrix web\./);
				screen.type('\r');
				expect(await screen.until(/fails on node node-b only/, 30_000)).toMatch(/✖ node-b /);
			} finally {
				screen.kill();
			}
		} finally {
			process.kill(pid, 'SIGCONT');
		}
	},
);
