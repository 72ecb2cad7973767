import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-without-tools';

/** Neither pod has a shell: the client has to be `bare`. */
const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: server, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: main, image: "svctop.local/testserver:1", args: [http, ":8080"]}]
---
apiVersion: v1
kind: Pod
metadata: {name: bare, labels: {app: client}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: main, image: "svctop.local/testserver:1", args: [http, ":9090"]}]
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const open = async (...args: readonly string[]) => {
	const screen = openTerminal(['-n', namespace, ...args], {columns: 160, rows: 50});
	onTestFinished(() => screen.kill());
	await screen.until(/● live/);
	return screen;
};

test('the API server is asked in place of the client, then a debug container, which serves other probes unasked', async () => {
	const screen = await open('--debug-image', 'svctop.local/toolbox:1');
	screen.type('c');
	await screen.until(/http:\/\/web/);
	screen.type('\r');
	await screen.until(/Run curl .* in pod bare/);
	screen.type('\r');
	// A pod like the client comes first.
	await screen.until(/Create a pod like bare/, 20_000);
	screen.type('\t');
	const proxied = await screen.until(/Attach .*svctop\.local\/toolbox:1\?/, 20_000);
	expect(proxied.replace(/\s+/g, ' ')).toMatch(/Through the API server proxy the application answers 200 OK/);
	expect(proxied).toContain(`get --raw /api/v1/namespaces/${namespace}/services/web:80/proxy/`);
	screen.type('\r');
	await screen.until(/(?=[\s\S]*container svctop-probe)[\s\S]*answered 200 OK/, 60_000);
	screen.type('n');
	await screen.until(/Run nslookup .* in pod bare/);
	screen.type('\r');
	const named = await screen.until(/as the Service says\.[\s\S]*nslookup from \S+, container svctop-probe/, 20_000);
	expect(named).not.toContain('Attach ');
});

test('read-only, curl goes through the API server alone', async () => {
	const screen = await open('--readonly');
	screen.type('c');
	await screen.until(/http:\/\/web/, 20_000);
	screen.type('\r');
	await screen.until(/through the API server's proxy\?/);
	screen.type('\r');
	const seen = await screen.until(/the application answers 200 OK/, 20_000);
	expect(seen).toContain('nothing is run inside pods');
	expect(seen).not.toContain('exec bare');
});
