import {execFile} from 'node:child_process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-trace';

const service = (name: string, port = 8080) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{port: 80, targetPort: ${port}}]}
---`;

const backend = (name: string, listens: string) => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: api, image: "svctop.local/testserver:1", args: [http, "${listens}"]}]
---`;

const manifests = `
${service('web')}${backend('web', ':8080')}
${service('empty')}
${service('refused', 4444)}${backend('refused', ':8080')}
${service('local')}${backend('local', '127.0.0.1:8080')}
${service('silent')}${backend('silent', ':8080')}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: nobody}
spec: {podSelector: {matchLabels: {app: silent}}, policyTypes: [Ingress]}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: "svctop.local/toolbox:1"}]
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const trace = (name: string, from: string, ...args: readonly string[]) =>
	new Promise<{code: number; stdout: string}>(resolve => {
		const all = [cliFile, 'trace', name, '-n', namespace, '--from', from, '-o', 'json', ...args];
		execFile(process.execPath, all, (error, stdout) => {
			resolve({code: error === null ? 0 : Number(error.code), stdout});
		});
	});

test.each([
	['web', 0, 'ok'],
	['empty', 1, 'no-endpoints'],
	['refused', 1, 'not-listening'],
	['local', 1, 'listens-on-localhost'],
	['silent', 1, 'endpoint-timeout'],
])('%s', async (name, exitCode, verdict) => {
	const {code, stdout} = await trace(name, 'pod/client');
	expect({code, verdict: JSON.parse(stdout).verdict.code}).toStrictEqual({code: exitCode, verdict});
});

test('from a pod without any tool: impossible, and by consent through a debug container, which is used again', async () => {
	const from = ['web', 'pod/refused'] as const;
	expect((await trace(...from)).code).toBe(2);
	for (const _ of ['added', 'there']) {
		const {code, stdout} = await trace(...from, '--debug', '--debug-image', 'svctop.local/toolbox:1');
		expect({code, from: JSON.parse(stdout).from}).toStrictEqual({
			code: 0,
			from: {namespace, pod: 'refused', container: 'svctop-probe'},
		});
	}

	const added = await kubectl(
		'-n',
		namespace,
		'get',
		'pod',
		'refused',
		'-o',
		'jsonpath={.spec.ephemeralContainers[*].name}',
	);
	expect(added).toBe('svctop-probe');
});
