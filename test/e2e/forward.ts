import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-forward';

/** The named port is another number in each of the two generations of pods. */
const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web}, {name: shut, port: 9999}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web-1, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: web, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{name: web, containerPort: 8080}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: web-2, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: web, image: "svctop.local/testserver:1", args: [http, ":9090"], ports: [{name: web, containerPort: 9090}]}]
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const ask = async (port: string) =>
	(await fetch(`http://127.0.0.1:${port}/x`, {headers: {connection: 'close'}})).text();

test('a forwarded port finds another pod when its own goes, and tells of a port that nobody listens on', async () => {
	const screen = openTerminal(['-n', namespace], {columns: 140, rows: 30});
	const forward = async (name: string) => {
		screen.type('F');
		await screen.until(/forward \d+:http█/);
		screen.type(`\u0015:${name}\r`);
		const leads = new RegExp(`127\\.0\\.0\\.1:(\\d+) leads to ${namespace}/web:${name}`);
		return leads.exec(await screen.until(leads))![1]!;
	};
	try {
		await screen.until(/● live/);
		await screen.until(/web +ClusterIP +2\/2/);
		const port = await forward('http');
		const [, first] = /^(web-\d) /.exec(await ask(port))!;
		await kubectl('-n', namespace, 'delete', 'pod', first!, '--wait=false');
		await kubectl('-n', namespace, 'wait', '--for=delete', `pod/${first}`, '--timeout=30s');
		const other = first === 'web-1' ? 'web-2' : 'web-1';
		expect(await ask(port)).toMatch(new RegExp(`^${other} HTTP/1.1 .*path=/x`));

		const shut = await forward('shut');
		await expect(ask(shut)).rejects.toThrow('fetch failed');
		screen.type('f');
		await screen.until(new RegExp(`Pod ${other} refuses port 9999`));
		await screen.until(new RegExp(`127\\.0\\.0\\.1:${port} +${namespace}/web:http +${other} +0/2`));
		screen.type('q');
		await screen.until(/SERVICES 1/);
		screen.type('q\r');
		expect(await screen.exited).toBe(0);
		await expect(ask(port)).rejects.toThrow('fetch failed');
	} finally {
		screen.kill();
	}
});
