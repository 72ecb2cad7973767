import path from 'node:path';
import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {sanitise} from '../../text/sanitise.ts';
import {ClusterError} from '../errors.ts';
import {type ClusterWithExtension, execExtensions} from './credentials/exec-info.ts';
import {identities} from './credentials/impersonation.ts';
import {serviceAccountConfig} from './credentials/service-account.ts';
import {tokensFromFiles} from './credentials/token-files.ts';
import {checkUser, withFileToken, withIdentity, withPluginPath} from './credentials/users.ts';
import {isServer} from './is-server.ts';
import {isWithoutCluster, type KubeconfigFile, type Place, readKubeconfigFiles} from './kubeconfig-files.ts';
import {type KubeconfigOverrides, noOverrides, withOverrides} from './kubeconfig-overrides.ts';

const parse = ({file, text}: KubeconfigFile) => {
	const config = new KubeConfig();
	try {
		config.loadFromString(text);
		config.makePathsAbsolute(path.dirname(path.resolve(file)));
		const folder = path.dirname(path.resolve(file));
		const tokens = tokensFromFiles({file, text});
		const impersonated = identities({text});
		config.users = config.users.map(user =>
			withIdentity(withFileToken(withPluginPath(user, folder), tokens.get(user.name)), impersonated.get(user.name)),
		);
		const extensions = execExtensions({text});
		config.clusters = config.clusters.map(
			(cluster): ClusterWithExtension => ({...cluster, execExtension: extensions.get(cluster.name)}),
		);
	} catch (error) {
		const {mark, reason, message} = error as {mark?: {line: number; column: number}; reason?: string; message: string};
		const where = mark ? ` (line ${mark.line + 1}, column ${mark.column + 1})` : '';
		const what = sanitise(reason ?? message.split('\n')[0]!);
		throw new ClusterError('kubeconfig', `The kubeconfig ${file} is malformed${where}: ${what}. Correct it.`, {
			cause: error,
		});
	}

	return config;
};

/** Merges as kubectl does: the first file that names a thing wins. */
const merge = (configs: readonly KubeConfig[]) => {
	const first = <T extends {readonly name: string}>(all: readonly T[]) => [
		...new Map(all.toReversed().map(each => [each.name, each])).values(),
	];
	const merged = new KubeConfig();
	merged.loadFromOptions({
		clusters: first(configs.flatMap(config => config.getClusters())).map(cluster => ({
			...cluster,
			// There is nothing to verify without TLS; the client refuses such servers otherwise.
			skipTLSVerify: cluster.skipTLSVerify || cluster.server.startsWith('http:'),
		})),
		users: first(configs.flatMap(config => config.getUsers())),
		contexts: first(configs.flatMap(config => config.getContexts())),
		currentContext: configs.map(config => config.getCurrentContext()).find(Boolean) ?? '',
	});
	return merged;
};

const checkedServer = (config: KubeConfig, where: string): KubeConfig => {
	const {name, server} = config.getCurrentCluster()!;
	if (!isServer(server)) {
		throw new ClusterError(
			'kubeconfig',
			`The cluster ${name} in ${where} has the server ${sanitise(server)}, which is no URL. Write it as https://HOST:PORT.`,
		);
	}

	return config;
};

/**
 * The merged kubeconfig with the wanted context selected: from the file named, else $KUBECONFIG, else the home folder,
 * else the service account of the pod svctop runs in. `overrides` stand in place of what the context names.
 *
 * Throws a ClusterError of kind `kubeconfig` that names the file, or the contexts there are.
 */
export const loadKubeconfig = (
	place: Place,
	context?: string,
	overrides: KubeconfigOverrides = noOverrides,
): KubeConfig => {
	if (isWithoutCluster(place) && overrides.server !== undefined) {
		return checkedServer(withOverrides(new KubeConfig(), overrides), 'the flags');
	}

	const files = readKubeconfigFiles(place);
	const config = files.length === 0 ? serviceAccountConfig(place.serviceAccount, process.env) : merge(files.map(parse));
	const contexts = config.getContexts().map(({name}) => name);
	const list = contexts.length > 0 ? `There are: ${contexts.join(', ')}.` : 'It has no contexts.';
	const where = files.map(({file}) => file).join(', ') || 'the service account';
	if (context !== undefined) {
		config.setCurrentContext(context);
	}

	const current = config.getCurrentContext();
	if (!current) {
		throw new ClusterError(
			'kubeconfig',
			`The kubeconfig ${where} has no current context. Name one with --context. ${list}`,
		);
	}

	const chosen = config.getContextObject(current);
	if (!chosen) {
		throw new ClusterError('kubeconfig', `There is no context ${current} in ${where}. ${list}`);
	}

	const overridden = withOverrides(config, overrides);
	if (!overridden.getCurrentCluster()) {
		throw new ClusterError(
			'kubeconfig',
			`The context ${current} names the cluster ${chosen.cluster}, which ${where} does not describe.`,
		);
	}

	checkUser(overridden.getCurrentUser());
	return checkedServer(overridden, where);
};
