import {execFile, spawn} from 'node:child_process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-probe-pod';

const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: api, image: "svctop.local/testserver:1", args: [http, ":8080"]}]}
---
apiVersion: v1
kind: Service
metadata: {name: caller}
spec: {selector: {app: caller, part: front}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: only-callers}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {matchLabels: {app: caller}}}]}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: caller}
spec:
  selector: {matchLabels: {app: caller}}
  template:
    metadata: {labels: {app: caller, part: front}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: main, image: "svctop.local/testserver:1", args: [http, ":8080"]}]
`;

const onHost = `
apiVersion: v1
kind: Pod
metadata: {name: on-host}
spec:
  hostNetwork: true
  terminationGracePeriodSeconds: 1
  containers: [{name: main, image: "svctop.local/pause:1"}]
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Available', 'deploy/caller', '--timeout=90s');
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod/web', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

/** What a watch shows line by line while something runs. */
const watching = async (args: readonly string[], run: () => Promise<unknown>) => {
	const child = spawn('kubectl', ['-n', namespace, 'get', ...args, '--watch']);
	let seen = '';
	child.stdout.on('data', data => {
		seen += data;
	});
	await run();
	child.kill();
	return seen;
};

const trace = (from = 'deploy/caller') =>
	new Promise<{code: number; report: ReturnType<typeof JSON.parse>}>(resolve => {
		const args = ['trace', 'web', '-n', namespace, '--from', from, '--probe-pod', '-o', 'json'];
		execFile(process.execPath, [cliFile, ...args, '--debug-image', 'svctop.local/toolbox:1'], (error, stdout) =>
			resolve({code: error === null ? 0 : Number(error.code), report: JSON.parse(stdout)}),
		);
	});

test('a pod like the caller asks in its place, behind a policy that lets callers alone through, and leaves no trace', async () => {
	let end: Awaited<ReturnType<typeof trace>> | undefined;
	const slices = ['endpointslices', '-l', 'kubernetes.io/service-name=caller'];
	const names = 'jsonpath={range .endpoints[*]}{.targetRef.name}{"\\n"}{end}';
	const listed = await watching([...slices, '-o', names], async () => {
		end = await trace();
	});
	expect({code: end!.code, verdict: end!.report.verdict.code}).toStrictEqual({code: 0, verdict: 'ok'});
	expect(end!.report.from.pod).toMatch(/^svctop-probe-/);
	expect(listed.trim()).toMatch(/^(caller-\S+\s*)+$/);
	await kubectl('-n', namespace, 'wait', '--for=delete', 'pod', '-l', 'svctop.dev/probe', '--timeout=30s');
	const sets = await kubectl('-n', namespace, 'get', 'rs', '-o', 'jsonpath={.items[*].status.replicas}');
	expect(sets).toBe('1');
});

test('a full quota is told, and nothing is left', async () => {
	await kubectl('-n', namespace, 'create', 'quota', 'full', '--hard=pods=2');
	try {
		const {code, report} = await trace();
		expect(code).toBe(2);
		expect(report.verdict.cause).toMatch(/exceeded quota: full/);
	} finally {
		await kubectl('-n', namespace, 'delete', 'quota', 'full');
	}
});

test('the dashboard offers the same, and deletes the pod when it has asked', async () => {
	const screen = openTerminal(['-n', namespace, '--debug-image', 'svctop.local/toolbox:1'], {columns: 160, rows: 40});
	try {
		await screen.until(/● live/);
		screen.type('/^web\r');
		await screen.until(/SERVICES 1/);
		screen.type('t');
		await screen.until(/Run trace web\./);
		screen.type('\r');
		await screen.until(/Create a pod like caller-\S+, deleted at the end\?/);
		screen.type('\r');
		await screen.until(/path OK|Path OK/);
		expect(await screen.until(/svctop-probe-\w{6}/)).toMatch(/trace from \S*svctop-probe-/);
	} finally {
		screen.kill();
	}

	await kubectl('-n', namespace, 'wait', '--for=delete', 'pod', '-l', 'svctop.dev/probe', '--timeout=30s');
});

test('a dashboard that is quit while such a pod starts deletes it', async () => {
	const screen = openTerminal(['-n', namespace, '--debug-image', 'svctop.local/toolbox:1'], {columns: 160, rows: 40});
	try {
		await screen.until(/● live/);
		screen.type('/^web\r');
		await screen.until(/SERVICES 1/);
		screen.type('t');
		await screen.until(/Run trace web\./);
		screen.type('\r');
		await screen.until(/Create a pod like caller-\S+, deleted at the end\?/);
		screen.type('\r');
		await kubectl('-n', namespace, 'wait', '--for=create', 'pod', '-l', 'svctop.dev/probe', '--timeout=30s');
		screen.type('\u0003');
		await kubectl('-n', namespace, 'wait', '--for=delete', 'pod', '-l', 'svctop.dev/probe', '--timeout=30s');
	} finally {
		screen.kill();
	}
});

test('after a SIGKILL the pod ends at its deadline, is in no slice, and is deleted by the next one', async () => {
	const args = ['trace', 'web', '-n', namespace, '--from', 'deploy/caller', '--probe-pod', '--count', '1000'];
	const child = spawn(process.execPath, [cliFile, ...args, '--debug-image', 'svctop.local/toolbox:1']);
	const made = ['-n', namespace, 'pod', '-l', 'svctop.dev/probe'];
	await kubectl('-n', namespace, 'wait', '--for=create', ...made.slice(2), '--timeout=30s');
	await kubectl('-n', namespace, 'wait', '--for=jsonpath={.status.phase}=Running', ...made.slice(2), '--timeout=30s');
	child.kill('SIGKILL');
	const name = await kubectl('-n', namespace, 'get', ...made.slice(2), '-o', 'jsonpath={.items[0].metadata.name}');
	const read = (field: string) => kubectl('-n', namespace, 'get', 'pod', name, '-o', `jsonpath={${field}}`);
	expect(Number(await read('.spec.activeDeadlineSeconds'))).toBe(300);
	// Its deadline can only be made an earlier one: nobody waits five minutes here.
	await kubectl('-n', namespace, 'patch', 'pod', name, '-p', '{"spec":{"activeDeadlineSeconds":1}}');
	await kubectl('-n', namespace, 'wait', '--for=jsonpath={.status.phase}=Failed', `pod/${name}`, '--timeout=60s');
	expect(await read('.status.reason')).toBe('DeadlineExceeded');
	const slices = await kubectl('-n', namespace, 'get', 'endpointslices', '-o', 'json');
	expect(slices).not.toContain(name);
	expect((await trace()).code).toBe(0);
	await kubectl('-n', namespace, 'wait', '--for=delete', `pod/${name}`, '--timeout=30s');
});

test('in a namespace of the restricted Pod Security level the pod is admitted, and what is not is explained', async () => {
	const level = 'pod-security.kubernetes.io/enforce';
	// Older than the level, and more than it allows: a pod like it is refused.
	await apply(namespace, onHost);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod/on-host', '--timeout=60s');
	await kubectl('label', 'namespace', namespace, `${level}=restricted`);
	try {
		const {code, report} = await trace();
		expect({code, verdict: report.verdict.code}).toStrictEqual({code: 0, verdict: 'ok'});
		const refused = await trace('pod/on-host');
		expect(refused.code).toBe(2);
		expect(refused.report.verdict.cause).toMatch(/violates PodSecurity "restricted.*host namespaces/);
	} finally {
		await kubectl('label', 'namespace', namespace, `${level}-`);
	}
});
