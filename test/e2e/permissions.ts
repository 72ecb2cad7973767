import {execFile} from 'node:child_process';
import path from 'node:path';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-permissions';
const stranger = 'system:anonymous';
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
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: without-slices}
rules:
- {apiGroups: [""], resources: [services, pods], verbs: [list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: list-only}
rules:
- {apiGroups: ["", discovery.k8s.io], resources: [services, pods, endpointslices], verbs: [list]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: create-exec}
rules:
- {apiGroups: [""], resources: [pods/exec], verbs: [create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: get-exec}
rules:
- {apiGroups: [""], resources: [pods/exec], verbs: [get]}
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
	await account('without-slices', '--role=without-slices');
	await account('lister', '--role=list-only');
	await account('creator', '--clusterrole=svctop-view', '--role=create-exec');
	await account('getter', '--clusterrole=svctop-view', '--role=get-exec');
	await account('nobody');
	// Who is not authenticated may not even ask what he may do.
	await kubectl(
		'-n',
		namespace,
		'create',
		'rolebinding',
		'stranger',
		'--clusterrole=svctop-view',
		`--user=${stranger}`,
	);
	await kubectl('-n', namespace, 'rollout', 'status', 'deploy/web', '--timeout=90s');
	await kubectl('-n', namespace, 'wait', '--for=condition=ready', 'pod/client', '--timeout=90s');
});

afterAll(async () => {
	await kubectl('delete', ...roles, '--ignore-not-found');
	await deleteNamespace(namespace);
});

/** Flags with which svctop looks at the namespace as a service account, or as somebody with a name of his own. */
const as = (name: string) => [
	'-n',
	namespace,
	'--as',
	name === stranger ? stranger : `system:serviceaccount:${namespace}:${name}`,
];

const run = (name: string, ...args: readonly string[]) =>
	new Promise<{code: number; stdout: string; stderr: string}>(resolve => {
		execFile(process.execPath, [cliFile, ...args, ...as(name)], (error, stdout, stderr) => {
			resolve({code: error === null ? 0 : Number(error.code), stdout, stderr});
		});
	});

test('svctop-view in one namespace is enough to check it; what lies outside is a note that counts for nothing', async () => {
	const {code, stdout} = await run('viewer', 'check', '--fail-on', 'info');
	expect(stdout).toContain('1 service: 0 errors, 0 warnings, 1 OK');
	expect(stdout).toMatch(
		/input-unavailable +Listing nodes is forbidden\. Ask for the verb list on nodes, in a ClusterRole\./,
	);
	expect(code).toBe(0);
});

test('without svctop-probe nothing runs in a pod, and the right that is missing is named', async () => {
	const {code, stdout} = await run('viewer', 'trace', 'web');
	expect(stdout).toContain('probe-impossible');
	expect(stdout).toContain(`Ask for the verbs get and create on pods/exec in namespace ${namespace}, in a Role: {`);
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

test('without EndpointSlices a path is traced as far as it goes, and nothing is said to be in order', async () => {
	const {code, stdout, stderr} = await run('without-slices', 'check');
	expect(stdout).toContain('1 service: 0 errors, 0 warnings, 0 OK, 1 unknown');
	expect(stderr).toMatch(/Listing endpointslices in namespace \S+ is forbidden/);
	expect(code).toBe(2);
});

test('what may be listed and not watched is checked as well', async () => {
	const {code, stdout} = await run('lister', 'check', '--fail-on', 'info');
	expect(stdout).toContain('1 service: 0 errors, 0 warnings, 1 OK');
	expect(code).toBe(0);
});

test('who may do nothing is told so', async () => {
	const {code, stdout, stderr} = await run('nobody', 'check');
	expect(stdout).toContain('0 services');
	expect(stderr).toMatch(/^Listing services in namespace \S+ is forbidden\. Ask for the verb list on services/m);
	expect(code).toBe(2);
});

test.each([
	['creator', 'get'],
	['getter', 'create'],
])('%s: a command in a pod takes get and create, and it is told that %s is missing', async (name, verb) => {
	const {code, stdout} = await run(name, 'trace', 'web');
	expect(stdout).toContain(
		`Running a command in pod client is forbidden: the verb ${verb} is missing. Ask for the verbs get and create on pods/exec in namespace ${namespace}, in a Role: {apiGroups: [""], resources: [pods/exec], verbs: [get, create]}.`,
	);
	expect(code).toBe(2);
});

test('who may not ask what he may do has what he may do', async () => {
	const {code, stdout} = await run(stranger, 'check', '--fail-on', 'info');
	expect(stdout).toContain('1 service: 0 errors, 0 warnings, 1 OK');
	expect(code).toBe(0);
});

test.each<[string, string, RegExp]>([
	['narrow', '✖ forbidden', /\? +web [\s\S]*Listing pods in namespace/],
	['without-slices', '✖ forbidden', /\? +web [\s\S]*Listing endpointslices in namespace/],
	['nobody', '✖ forbidden', /Listing services in namespace \S+ is forbidden/],
	['lister', '○ every 5 s', /web +ClusterIP +2\/2/],
	['viewer', '● live', /web +ClusterIP +2\/2/],
	[stranger, '● live', /web +ClusterIP +2\/2/],
])('the dashboard of %s says %s, and shows what is known', async (name, state, shown) => {
	const screen = openTerminal(as(name), {columns: 130, rows: 24});
	onTestFinished(screen.kill);
	await screen.until(new RegExp(state));
	await screen.until(shown);
	expect(screen.text().includes('● live')).toBe(state === '● live');
	screen.type('?');
	await screen.until(/HELP/);
});
