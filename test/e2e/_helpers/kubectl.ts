import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** Runs kubectl on the cluster of $KUBECONFIG; rejects with what it said. */
export const kubectl = async (...args: readonly string[]) => (await run('kubectl', args)).stdout;

/** Applies manifests to a namespace. */
export const apply = async (namespace: string, manifests: string) => {
	const child = run('kubectl', ['-n', namespace, 'apply', '-f', '-']);
	child.child.stdin!.end(manifests);
	await child;
};

/** Milliseconds in which a line has to be done: one that waits for a person never is. */
const longest = 60_000;

/** Runs a line or a script as a person would paste it; rejects with what it said. */
export const sh = async (script: string, env: Readonly<Record<string, string>> = {}) => {
	const child = run('bash', ['-euo', 'pipefail', '-c', script], {env: {...process.env, ...env}, timeout: longest});
	child.child.stdin!.end();
	return (await child).stdout;
};

/** A fresh namespace, once its service account is there: pods are refused before. */
export const createNamespace = async (name: string) => {
	await kubectl('delete', 'namespace', name, '--ignore-not-found');
	await kubectl('create', 'namespace', name);
	await kubectl('-n', name, 'wait', '--for=create', 'serviceaccount/default', '--timeout=30s');
};

export const deleteNamespace = (name: string) =>
	kubectl('delete', 'namespace', name, '--wait=false', '--ignore-not-found');
