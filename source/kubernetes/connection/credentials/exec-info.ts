import {readFileSync} from 'node:fs';
import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {load} from 'js-yaml';
import {list, object} from '../../wire/json.ts';
import type {KubeconfigFile} from '../kubeconfig-files.ts';
import type {PluginConfig} from './run-plugin.ts';

/** The name under which a cluster of a kubeconfig says something to credential plugins (client-go, pkg/apis/clientauthentication). */
const extension = 'client.authentication.k8s.io/exec';

/** What the client keeps of a cluster, and what it says to plugins. */
export type ClusterWithExtension = NonNullable<ReturnType<KubeConfig['getCurrentCluster']>> & {
	readonly execExtension?: unknown;
};

/** What clusters say to plugins (`clusters[].cluster.extensions`), by the cluster's name: the client knows of no extensions. */
export const execExtensions = ({text}: Pick<KubeconfigFile, 'text'>): ReadonlyMap<string, unknown> => {
	if (!text.includes(extension)) {
		return new Map();
	}

	return new Map(
		list(object(load(text)).clusters).flatMap(each => {
			const {name, cluster} = object(each);
			const found = list(object(cluster).extensions).find(one => object(one).name === extension);
			return typeof name === 'string' && found !== undefined ? [[name, object(found).extension] as const] : [];
		}),
	);
};

/** A cluster as client-go describes it to plugins (k8s.io/client-go/pkg/apis/clientauthentication/v1 Cluster). */
const clusterOf = (cluster: ClusterWithExtension) => {
	const authority = cluster.caFile ? readFileSync(cluster.caFile).toString('base64') : cluster.caData;
	return {
		server: cluster.server,
		...(cluster.tlsServerName && {'tls-server-name': cluster.tlsServerName}),
		...(cluster.skipTLSVerify && cluster.server.startsWith('https:') && {'insecure-skip-tls-verify': true}),
		...(authority && {'certificate-authority-data': authority}),
		...(cluster.proxyUrl && {'proxy-url': cluster.proxyUrl}),
		...(cluster.execExtension !== undefined && {config: cluster.execExtension}),
	};
};

/**
 * What a plugin is told about what it is run for: the value of KUBERNETES_EXEC_INFO, an ExecCredential with a spec. `interactive`
 * is whether it may ask on stdin. Throws where the cluster's certificate is wanted and cannot be read.
 */
export const execInfo = (plugin: PluginConfig, cluster: ClusterWithExtension | null, interactive: boolean): string =>
	JSON.stringify({
		kind: 'ExecCredential',
		apiVersion: plugin.apiVersion ?? 'client.authentication.k8s.io/v1',
		spec: {
			...(plugin.provideClusterInfo === true && cluster !== null && {cluster: clusterOf(cluster)}),
			interactive,
		},
	});
