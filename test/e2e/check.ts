import {execFile} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-check';

const manifests = `
apiVersion: v1
kind: Service
metadata: {name: checkout, labels: {side: good}}
spec: {selector: {app: checkout}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: typo}
spec: {selector: {app: checkuot}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout}
spec:
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{containerPort: 8080}]}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'rollout', 'status', 'deploy/checkout', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const check = (...args: readonly string[]) =>
	new Promise<{code: number; stdout: string; stderr: string}>(resolve => {
		execFile(process.execPath, [cliFile, 'check', ...args], (error, stdout, stderr) => {
			resolve({code: error === null ? 0 : Number(error.code), stdout, stderr});
		});
	});

test('a broken Service is found, and the printed command heals it', async () => {
	const {code, stdout} = await check('-n', namespace, '-o', 'json');
	expect(code).toBe(1);
	const {findings} = JSON.parse(stdout);
	expect(findings).toHaveLength(1);
	const [{fixes}] = findings;
	const command = fixes.find(
		({kind, mutating}: {kind: string; mutating: boolean}) => kind === 'command' && mutating,
	).value;
	await new Promise<void>((resolve, reject) => {
		execFile('sh', ['-c', command], error => (error === null ? resolve() : reject(error)));
	});
	expect(await check('typo', '-n', namespace)).toStrictEqual({
		code: 0,
		stdout: '1 service: 0 errors, 0 warnings, 1 OK\n',
		stderr: '',
	});
});

test('a label narrows to what is healthy', async () => {
	expect((await check('-n', namespace, '-l', 'side=good')).code).toBe(0);
});

test('the system namespace is quiet', async () => {
	expect(await check('-n', 'kube-system')).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/0 errors, 0 warnings/),
	});
});

/** The cluster's kubeconfig with something about it changed, in a file of its own. */
const changed = async (...edit: readonly string[]) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'e2e-')), 'config');
	writeFileSync(file, await kubectl('config', 'view', '--raw', '--flatten'));
	await kubectl('--kubeconfig', file, 'config', ...edit);
	return file;
};

test('a certificate of an authority nobody named', async () => {
	const file = await changed('unset', 'clusters.svctop.certificate-authority-data');
	expect(await check('--kubeconfig', file)).toMatchObject({
		code: 2,
		stdout: '',
		stderr: expect.stringMatching(/^The certificate of https:\S+ is signed by an authority/),
	});
});

test('somebody without any right', async () => {
	expect(await check('--as', 'nobody', '-n', namespace)).toMatchObject({
		code: 2,
		stderr: expect.stringMatching(/Listing services in namespace e2e-check is forbidden/),
	});
});

test('a token the server does not know', async () => {
	const file = await changed('set-credentials', 'admin', '--token=wrong');
	await kubectl('--kubeconfig', file, 'config', 'unset', 'users.admin.client-certificate-data');
	await kubectl('--kubeconfig', file, 'config', 'unset', 'users.admin.client-key-data');
	expect(await check('--kubeconfig', file)).toMatchObject({
		code: 2,
		stderr: expect.stringMatching(/does not know who you are/),
	});
});
