import {sanitise} from '../text/sanitise.ts';

export type FailureKind =
	| 'kubeconfig'
	| 'credentials'
	| 'unreachable'
	| 'certificate'
	| 'unauthorized'
	| 'forbidden'
	| 'absent'
	| 'gone'
	| 'no-log'
	| 'busy'
	| 'timeout'
	| 'server'
	| 'malformed';

/**
 * Anything that goes wrong between svctop and a cluster. The message is one sentence for a person, and what to do; whatever
 * names and reports are in it, it is safe to show.
 */
export class ClusterError extends Error {
	readonly kind: FailureKind;
	/** Milliseconds the server asks to be left alone for; 0 where it does not say. */
	readonly retryAfter: number;

	constructor(kind: FailureKind, message: string, options: {cause?: unknown; retryAfter?: number} = {}) {
		super(sanitise(message), {cause: options.cause});
		this.name = 'ClusterError';
		this.kind = kind;
		this.retryAfter = options.retryAfter ?? 0;
	}
}

/** Errors of node:tls that mean the server's certificate is not to be trusted, and of OpenSSL likewise. */
const certificateCodes = new Set([
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const certificateAdvice = (code: string, server: string) => {
	if (code === 'CERT_HAS_EXPIRED') {
		return `The certificate of ${server} has expired. Renew it on the server, and check this machine's clock.`;
	}

	if (code === 'CERT_NOT_YET_VALID') {
		return `The certificate of ${server} is not valid yet. Check this machine's clock.`;
	}

	if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
		return `The certificate of ${server} is for another name. Correct the server in the kubeconfig, or set tls-server-name.`;
	}

	return `The certificate of ${server} is signed by an authority the kubeconfig does not name. Correct certificate-authority-data.`;
};

/** An error of a socket or of TLS, in words. Aborts are passed through as they are. */
export const fromSocket = (error: unknown, server: string): Error => {
	if (error instanceof ClusterError || (error instanceof Error && error.name === 'AbortError')) {
		return error;
	}

	const {code = '', message = String(error)} = error as {code?: string; message?: string};
	if (certificateCodes.has(code)) {
		return new ClusterError('certificate', certificateAdvice(code, server), {cause: error});
	}

	// The server refuses our certificate with a TLS alert, after the handshake as far as the client is concerned.
	if (/alert (certificate|unknown ca|bad certificate)|sslv3 alert|tlsv1\d? alert/i.test(message)) {
		return new ClusterError(
			'unauthorized',
			`${server} does not accept the client certificate. It may have expired: get new credentials.`,
			{cause: error},
		);
	}

	const reasons: Record<string, string> = {
		ECONNREFUSED: 'refuses the connection',
		ENOTFOUND: 'has a name that does not resolve',
		EAI_AGAIN: 'has a name that cannot be resolved now',
		ETIMEDOUT: 'does not answer',
		EHOSTUNREACH: 'cannot be reached',
		ENETUNREACH: 'cannot be reached',
		ECONNRESET: 'closed the connection',
		EPIPE: 'closed the connection',
	};
	const reason = reasons[code] ?? `cannot be used (${sanitise(message)})`;
	return new ClusterError(
		'unreachable',
		`The API server ${server} ${reason}. Check that it runs and that this machine can reach it.`,
		{
			cause: error,
		},
	);
};

/** What was being done, for the sentence: verb `list`, resource `pods`, and where. */
export type Action = {readonly verb: string; readonly resource: string; readonly namespace: string | undefined};

const placeOf = ({namespace}: Action) => (namespace === undefined ? 'in all namespaces' : `in namespace ${namespace}`);

const gerunds: Record<string, string> = {
	list: 'Listing',
	watch: 'Watching',
	get: 'Getting',
	create: 'Creating',
	patch: 'Patching',
	delete: 'Deleting',
};

/**
 * A status code other than 200, in words.
 *
 * `reported` is the message of the Status object in the body, '' where there is none; `retryAfter` is in seconds.
 */
export const fromStatus = (
	status: number,
	reported: string,
	action: Action,
	{server, retryAfter = 0}: {readonly server: string; readonly retryAfter?: number},
): ClusterError => {
	const {verb, resource, namespace} = action;
	const doing = `${gerunds[verb] ?? verb} ${resource} ${placeOf(action)}`;
	const said = reported === '' ? '' : ` (${sanitise(reported)})`;
	if (status === 401) {
		return new ClusterError(
			'unauthorized',
			`${server} does not know who you are${said}. Log in again, or get new credentials.`,
		);
	}

	// Who has the right may still be refused: by admission, which says why.
	if (status === 403 && /exceeded quota|violates PodSecurity|admission webhook|must specify/.test(reported)) {
		return new ClusterError('forbidden', `${doing} was refused: ${sanitise(reported)}.`);
	}

	// Nodes and the like lie outside of namespaces, whichever was looked at.
	if (status === 403 && namespace !== undefined && / at the cluster scope/.test(reported)) {
		return new ClusterError(
			'forbidden',
			`${gerunds[verb] ?? verb} ${resource} is forbidden. Ask for the verb ${verb} on ${resource}, in a ClusterRole.`,
		);
	}

	if (status === 403) {
		const narrower = namespace === undefined ? ', or name a namespace with -n' : ', or name another namespace with -n';
		return new ClusterError('forbidden', `${doing} is forbidden. Ask for the verb ${verb} on ${resource}${narrower}.`);
	}

	if (status === 404) {
		return new ClusterError('absent', `${server} does not serve ${resource}${said}.`);
	}

	if (status === 410) {
		return new ClusterError('gone', `${doing} has to start again: the version asked for is too old.`);
	}

	if (status === 429) {
		return new ClusterError('busy', `${server} is busy and asks to wait.`, {retryAfter: retryAfter * 1000});
	}

	if (status === 504 || status === 408) {
		return new ClusterError('timeout', `${doing} took ${server} too long${said}.`);
	}

	return new ClusterError('server', `${doing} failed with status ${status}${said}.`, {retryAfter: retryAfter * 1000});
};
