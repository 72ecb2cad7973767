import {readFileSync} from 'node:fs';
import path from 'node:path';
import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import type {ServiceAccountContext} from '../../../model/kubectl-line.ts';
import {ClusterError} from '../../errors.ts';
import {readToken} from './token-files.ts';
import {withFileToken} from './users.ts';

const name: ServiceAccountContext = 'in-cluster';

const namespaceIn = (folder: string) => {
	try {
		return readFileSync(path.join(folder, 'namespace'), 'utf8').trim() || undefined;
	} catch {
		return undefined;
	}
};

/**
 * The kubeconfig of the service account of the pod svctop runs in (k8s.io/client-go/rest InClusterConfig): its files lie in a
 * folder, and the API server is named by the environment. Its token is rotated: the kubeconfig is made again when it is refused.
 *
 * Throws a ClusterError of kind `kubeconfig` where the environment names no server.
 */
export const serviceAccountConfig = (folder: string, environment: NodeJS.ProcessEnv): KubeConfig => {
	const {KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port} = environment;
	if (!host || !port) {
		throw new ClusterError(
			'kubeconfig',
			'There is a service account, but neither $KUBERNETES_SERVICE_HOST nor $KUBERNETES_SERVICE_PORT name the API server. Name a kubeconfig with --kubeconfig.',
		);
	}

	const config = new KubeConfig();
	const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
	const namespace = namespaceIn(folder);
	config.loadFromOptions({
		clusters: [{name, server, caFile: path.join(folder, 'ca.crt'), skipTLSVerify: false}],
		users: [withFileToken({name}, readToken(path.join(folder, 'token')))],
		contexts: [{name, cluster: name, user: name, ...(namespace !== undefined && {namespace})}],
		currentContext: name,
	});
	return config;
};
