import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {version} from '../../source/version.ts';
import {openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const run = promisify(execFile);
const namespace = 'e2e-image';
const repository = path.join(import.meta.dirname, '../..');

/** A shell command that loads the archive `$1` into the container runtime of every node; a cluster without one pulls from a registry. */
const loadImage = process.env.LOAD_IMAGE;

/** A manifest of docs/kubernetes, in the namespace of this test. */
const manifest = (name: string) =>
	readFileSync(path.join(repository, `docs/kubernetes/${name}.yaml`), 'utf8')
		.replaceAll('namespace: default', `namespace: ${namespace}`)
		.replaceAll('--all-namespaces', `--namespace=${namespace}`);

const fault = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: wbe}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: api, image: "svctop.local/testserver:1", args: [http, ":80"]}]
`;

beforeAll(async () => {
	if (loadImage === undefined) {
		return;
	}

	await run(process.execPath, ['scripts/packaging/image.ts'], {cwd: repository});
	await run('sh', ['-ec', loadImage, '_', path.join(repository, `packages/svctop-${version}-image.tar`)]);
	await createNamespace(namespace);
	await apply(namespace, ['view', 'account'].map(manifest).join('\n---\n'));
	await apply(namespace, fault);
	await kubectl('-n', namespace, 'wait', '--for=condition=ready', 'pod/web', '--timeout=90s');
});

afterAll(async () => {
	if (loadImage !== undefined) {
		await kubectl('delete', 'clusterrole,clusterrolebinding', 'svctop-view', '--ignore-not-found');
		await deleteNamespace(namespace);
	}
});

test.skipIf(loadImage === undefined)(
	'a Job of the image finds the fault, and its fix names no context that only a pod has',
	async () => {
		await apply(namespace, manifest('job').replace(`args: [check,`, 'args: [check, --output=yaml,'));
		await kubectl('-n', namespace, 'wait', '--for=condition=failed', 'job/svctop-check', '--timeout=90s');
		const printed = await kubectl('-n', namespace, 'logs', 'job/svctop-check');
		expect(printed).toContain('code: selector-matches-nothing');
		expect(printed).toContain(`value: kubectl -n ${namespace} patch service web `);
		const state = '{.items[0].status.containerStatuses[0].state.terminated.exitCode}';
		const code = await kubectl(
			'-n',
			namespace,
			'get',
			'pods',
			'-l',
			'job-name=svctop-check',
			'-o',
			`jsonpath=${state}`,
		);
		expect(code).toBe('1');
	},
);

test.skipIf(loadImage === undefined)('a CronJob makes the same Job', async () => {
	await apply(namespace, manifest('cronjob'));
	await kubectl('-n', namespace, 'create', 'job', 'by-hand', '--from=cronjob/svctop-check');
	await kubectl('-n', namespace, 'wait', '--for=condition=failed', 'job/by-hand', '--timeout=90s');
	expect(await kubectl('-n', namespace, 'logs', 'job/by-hand')).toContain('1 service: 1 error');
});

test.skipIf(loadImage === undefined)('the dashboard runs in a pod that one attaches to, and ends with q', async () => {
	await apply(namespace, manifest('dashboard'));
	await kubectl('-n', namespace, 'wait', '--for=condition=ready', 'pod/svctop', '--timeout=90s');
	const screen = openTerminal(['-n', namespace, 'attach', '-it', 'svctop'], {command: ['kubectl']});
	try {
		await screen.until(/● live[\s\S]*selector app=wbe matches no pods/, 60_000);
		screen.type('q');
		await kubectl('-n', namespace, 'wait', '--for=jsonpath={.status.phase}=Succeeded', 'pod/svctop', '--timeout=60s');
	} finally {
		screen.kill();
	}
});
