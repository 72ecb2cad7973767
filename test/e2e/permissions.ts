import {execFile} from 'node:child_process';
import path from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-permissions';
const roles = ['view', 'probe'].flatMap(name => [
	'-f',
	path.join(import.meta.dirname, `../../docs/kubernetes/${name}.yaml`),
]);

const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{containerPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: toolbox, image: "svctop.local/toolbox:1"}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: services-only}
rules:
- {apiGroups: [""], resources: [services], verbs: [list, watch]}
`;

/** A service account of the namespace that is bound to these roles there. */
const account = async (name: string, ...bound: readonly string[]) => {
	await kubectl('-n', namespace, 'create', 'serviceaccount', name);
	for (const [index, role] of bound.entries()) {
		const binding = ['create', 'rolebinding', `${name}-${index}`, `--serviceaccount=${namespace}:${name}`];
		await kubectl('-n', namespace, ...binding, role);
	}
};

beforeAll(async () => {
	await createNamespace(namespace);
	await kubectl('apply', ...roles);
	await apply(namespace, manifests);
	await account('viewer', '--clusterrole=svctop-view');
	await account('prober', '--clusterrole=svctop-view', '--clusterrole=svctop-probe');
	await account('narrow', '--role=services-only');
	await kubectl('-n', namespace, 'rollout', 'status', 'deploy/web', '--timeout=90s');
	await kubectl('-n', namespace, 'wait', '--for=condition=ready', 'pod/client', '--timeout=90s');
});

afterAll(async () => {
	await kubectl('delete', ...roles, '--ignore-not-found');
	await deleteNamespace(namespace);
});

const run = (name: string, ...args: readonly string[]) =>
	new Promise<{code: number; stdout: string; stderr: string}>(resolve => {
		const as = ['-n', namespace, '--as', `system:serviceaccount:${namespace}:${name}`];
		execFile(process.execPath, [cliFile, ...args, ...as], (error, stdout, stderr) => {
			resolve({code: error === null ? 0 : Number(error.code), stdout, stderr});
		});
	});

test('svctop-view in one namespace is enough to check it; what lies outside is a note that counts for nothing', async () => {
	const {code, stdout} = await run('viewer', 'check', '--fail-on', 'info');
	expect(stdout).toContain('1 service: 0 errors, 0 warnings, 1 OK');
	expect(stdout).toMatch(/input-unavailable +Listing nodes .* is forbidden\. Ask for the verb list on nodes/);
	expect(code).toBe(0);
});

test('without svctop-probe nothing runs in a pod, and the right that is missing is named', async () => {
	const {code, stdout} = await run('viewer', 'trace', 'web');
	expect(stdout).toContain('probe-impossible');
	expect(stdout).toContain(`Ask for the verbs get and create on pods/exec in namespace ${namespace}.`);
	expect(code).toBe(2);
});

test('with svctop-probe the path is tested', async () => {
	const {code, stdout} = await run('prober', 'trace', 'web');
	expect(stdout).toContain('ok (certain): Path OK');
	expect(code).toBe(0);
});

test('without pods nothing is known, and nothing is said to be in order', async () => {
	const {code, stdout, stderr} = await run('narrow', 'check');
	expect(stdout).toContain('1 service: 0 errors, 0 warnings, 0 OK, 1 unknown');
	expect(stderr).toMatch(/Listing pods in namespace \S+ is forbidden/);
	expect(code).toBe(2);
});
