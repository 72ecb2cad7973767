import {isServer} from '../../kubernetes/connection/is-server.ts';
import type {KubeconfigOverrides} from '../../kubernetes/connection/kubeconfig-overrides.ts';
import {sanitise} from '../../text/sanitise.ts';
import {UsageError} from '../usage-error.ts';
import type {CommandLine} from './flag-values.ts';

/** Which cluster, and as whom. */
export type ClusterArguments = {
	readonly namespace: string | undefined;
	readonly isAllNamespaces: boolean;
	readonly context: string | undefined;
	readonly kubeconfig: string | undefined;
	/** What flags say in place of the kubeconfig. */
	readonly overrides: KubeconfigOverrides;
	readonly as: string | undefined;
	readonly groups: readonly string[];
	readonly uid: string | undefined;
	readonly isDemo: boolean;
	/** Whether every request and command is noted. */
	readonly isVerbose: boolean;
};

/** Whether a name has characters that no header of a request can carry. */
const isUnnameable = (name: string) => /\p{Cc}/u.test(name);

/** A name without control characters, safe to print. No object has a name with such characters, so it is not found either way. */
const sanitisedName = (name: string | undefined) => name && sanitise(name);

/** Reads the flags that say which cluster, and as whom. Throws a UsageError. */
export const clusterArguments = ({string, strings, isSet}: CommandLine): ClusterArguments => {
	const cluster: ClusterArguments = {
		namespace: sanitisedName(string('namespace')),
		isAllNamespaces: isSet('all-namespaces'),
		context: string('context'),
		kubeconfig: string('kubeconfig'),
		overrides: {
			cluster: string('cluster'),
			user: string('user'),
			server: string('server'),
			token: string('token'),
			certificateAuthority: string('certificate-authority'),
			clientCertificate: string('client-certificate'),
			clientKey: string('client-key'),
			tlsServerName: string('tls-server-name'),
			isInsecure: isSet('insecure-skip-tls-verify'),
		},
		as: string('as'),
		groups: strings('as-group'),
		uid: string('as-uid'),
		isDemo: isSet('demo'),
		isVerbose: isSet('verbose'),
	};
	const {as, groups, uid, overrides} = cluster;
	if (cluster.namespace !== undefined && cluster.isAllNamespaces) {
		throw new UsageError('--namespace and --all-namespaces exclude each other. Give one of them.');
	}

	if (overrides.server !== undefined && !isServer(overrides.server)) {
		throw new UsageError(`--server takes a URL such as https://HOST:6443, not "${sanitise(overrides.server)}".`);
	}

	const [incomplete] = [...(groups.length > 0 ? ['--as-group'] : []), ...(uid === undefined ? [] : ['--as-uid'])];
	if (incomplete !== undefined && as === undefined) {
		throw new UsageError(`${incomplete} goes with --as.`);
	}

	const unnameable = [as, ...groups, uid].find(name => name !== undefined && isUnnameable(name));
	if (unnameable !== undefined) {
		throw new UsageError(`No user or group is named "${unnameable}". Leave out the control characters.`);
	}

	if (overrides.token !== undefined && isUnnameable(overrides.token)) {
		throw new UsageError('--token takes a token without blanks and control characters.');
	}

	if (overrides.isInsecure && overrides.certificateAuthority !== undefined) {
		throw new UsageError(
			'--insecure-skip-tls-verify and --certificate-authority exclude each other. Give one of them.',
		);
	}

	return cluster;
};
