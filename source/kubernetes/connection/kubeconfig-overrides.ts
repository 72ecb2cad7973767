import {readFileSync} from 'node:fs';
import path from 'node:path';
import {type KubeConfig as Config, KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {ClusterError} from '../errors.ts';

type Cluster = ReturnType<Config['getClusters']>[number];
type User = ReturnType<Config['getUsers']>[number];

/** What flags say in place of a kubeconfig, as kubectl's of the same names. */
export type KubeconfigOverrides = {
	/** Name of a cluster of the kubeconfig. */
	readonly cluster: string | undefined;
	/** Name of a user of the kubeconfig. */
	readonly user: string | undefined;
	/** URL of the API server. */
	readonly server: string | undefined;
	/** Bearer token. */
	readonly token: string | undefined;
	/** Path of a CA certificate. */
	readonly certificateAuthority: string | undefined;
	readonly clientCertificate: string | undefined;
	readonly clientKey: string | undefined;
	readonly tlsServerName: string | undefined;
	/** Whether the server's certificate is not verified. */
	readonly isInsecure: boolean;
};

/** No flag was given. */
export const noOverrides: KubeconfigOverrides = {
	cluster: undefined,
	user: undefined,
	server: undefined,
	token: undefined,
	certificateAuthority: undefined,
	clientCertificate: undefined,
	clientKey: undefined,
	tlsServerName: undefined,
	isInsecure: false,
};

const readable = (flag: string, file: string) => {
	const full = path.resolve(file);
	try {
		readFileSync(full);
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		throw new ClusterError('kubeconfig', `The file ${file} of --${flag} cannot be read (${code}).`, {cause: error});
	}

	return full;
};

const named = <T extends {readonly name: string}>(kind: string, name: string, all: readonly T[]): T => {
	const found = all.find(each => each.name === name);
	if (found === undefined) {
		const list =
			all.length > 0
				? `There are: ${all
						.map(each => each.name)
						.toSorted()
						.join(', ')}.`
				: `It has no ${kind}s.`;
		throw new ClusterError('kubeconfig', `There is no ${kind} ${name} in the kubeconfig. ${list}`);
	}

	return found;
};

/** A trust that a flag changes replaces the whole of the kubeconfig's, as in kubectl. */
const overriddenCluster = (
	cluster: Cluster,
	{server, certificateAuthority, tlsServerName, isInsecure}: KubeconfigOverrides,
): Cluster => {
	const {caData, caFile, ...rest} = cluster;
	const authority =
		certificateAuthority === undefined ? undefined : readable('certificate-authority', certificateAuthority);
	const isTrustKept = authority === undefined && !isInsecure;
	const url = server ?? cluster.server;
	return {
		...rest,
		...(isTrustKept && {...(caData !== undefined && {caData}), ...(caFile !== undefined && {caFile})}),
		...(authority !== undefined && {caFile: authority}),
		server: url,
		// There is nothing to verify without TLS; the client refuses such servers otherwise.
		skipTLSVerify: isInsecure || url.startsWith('http:') || (authority === undefined && cluster.skipTLSVerify),
		...(tlsServerName !== undefined && {tlsServerName}),
	};
};

/** A token or a certificate by flag is used alone: the kubeconfig's user may be somebody else. */
const overriddenUser = (user: User, {token, clientCertificate, clientKey}: KubeconfigOverrides): User => {
	if (token === undefined && clientCertificate === undefined && clientKey === undefined) {
		return user;
	}

	const isOwnCertificate = clientCertificate === undefined && token === undefined;
	return {
		name: user.name,
		...(token !== undefined && {token}),
		...(isOwnCertificate && user.certData !== undefined && {certData: user.certData}),
		...(isOwnCertificate && user.certFile !== undefined && {certFile: user.certFile}),
		...(clientCertificate !== undefined && {certFile: readable('client-certificate', clientCertificate)}),
		...(clientKey !== undefined && {keyFile: readable('client-key', clientKey)}),
	};
};

/** Whether any flag says something. */
const isOverriding = (overrides: KubeconfigOverrides): boolean =>
	Object.values(overrides).some(value => value !== undefined && value !== false);

/** The flags that say the same to kubectl. Credentials are left out: they would be on the screen, and in its history. */
export const overrideFlags = ({
	cluster,
	user,
	server,
	certificateAuthority,
	tlsServerName,
	isInsecure,
}: KubeconfigOverrides): readonly string[] => [
	...(cluster === undefined ? [] : ['--cluster', cluster]),
	...(user === undefined ? [] : ['--user', user]),
	...(server === undefined ? [] : ['--server', server]),
	...(certificateAuthority === undefined ? [] : ['--certificate-authority', path.resolve(certificateAuthority)]),
	...(tlsServerName === undefined ? [] : ['--tls-server-name', tlsServerName]),
	...(isInsecure ? ['--insecure-skip-tls-verify'] : []),
];

/**
 * The kubeconfig with what flags say put in place of what the context names. Throws a ClusterError of kind `kubeconfig`
 * where a name is not in it, or a file cannot be read.
 */
export const withOverrides = (config: Config, overrides: KubeconfigOverrides): Config => {
	if (!isOverriding(overrides)) {
		return config;
	}

	const name = config.getCurrentContext();
	const context = config.getContextObject(name) ?? {name, cluster: '', user: ''};
	const bare: Cluster = {name: 'server', server: '', skipTLSVerify: false};
	const cluster =
		overrides.cluster === undefined
			? (config.getCluster(context.cluster) ?? bare)
			: named('cluster', overrides.cluster, config.getClusters());
	const user =
		overrides.user === undefined
			? (config.getUser(context.user) ?? {name: 'user'})
			: named('user', overrides.user, config.getUsers());
	const overridden = new KubeConfig();
	const replaced = <T extends {readonly name: string}>(all: readonly T[], one: T) => [
		...all.filter(each => each.name !== one.name),
		one,
	];
	overridden.loadFromOptions({
		clusters: replaced(config.getClusters(), overriddenCluster(cluster, overrides)),
		users: replaced(config.getUsers(), overriddenUser(user, overrides)),
		contexts: replaced(config.getContexts(), {...context, cluster: cluster.name, user: user.name}),
		currentContext: name,
	});
	return overridden;
};
