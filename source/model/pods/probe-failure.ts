import type {Handler, Probe} from './containers.ts';
import type {ProbeFailure} from './pod-events.ts';

/** What a failing probe met; `text` says it in a few words. */
export type ProbeAnswer = {
	readonly kind:
		| 'refused'
		| 'status'
		| 'timeout'
		/** Asked with TLS, and what answers speaks none. */
		| 'plain'
		/** Asked without TLS, and what answers speaks it. */
		| 'tls'
		/** Asked by HTTP/1, and what answers speaks HTTP/2, as gRPC does. */
		| 'http2'
		| 'not-http'
		/** Asked by gRPC, and nothing answers that speaks it. */
		| 'not-grpc'
		/** gRPC without grpc.health.v1.Health, or without the service that was asked about. */
		| 'no-health'
		| 'no-service'
		| 'closed'
		| 'unresolved'
		| 'other';
	readonly text: string;
	/** The HTTP status, of that kind only. */
	readonly status?: number;
};

/** A line of a row holds no more than this of a message from elsewhere. */
const longest = 160;

/** Line ends are marks by now that stand for them. */
const inLine = (text: string) => text.replaceAll(/[\s␊␍␉]+/g, ' ').trim();

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** The first that matches tells (pkg/probe/http, pkg/probe/tcp, pkg/probe/grpc, and what Go's net/http and tls say). */
const answers: ReadonlyArray<readonly [pattern: RegExp, kind: ProbeAnswer['kind'], text: string]> = [
	[/connection refused/, 'refused', 'connection refused'],
	[/dial (?:tcp|udp): lookup /, 'unresolved', 'host not resolved'],
	[/gave HTTP response to HTTPS client|first record does not look like a TLS handshake/, 'plain', 'no TLS'],
	// A TLS alert begins with 0x15 0x03, an HTTP/2 SETTINGS frame with its length and type 4.
	[/malformed HTTP response "\\x15\\x03/, 'tls', 'TLS, not plain HTTP'],
	[/malformed HTTP response "\\x00\\x00/, 'http2', 'HTTP/2, not HTTP/1.1'],
	[/malformed HTTP/, 'not-http', 'no HTTP'],
	[/does not implement the grpc health protocol/, 'no-health', 'no gRPC health service'],
	[/code = NotFound|unknown service/, 'no-service', 'gRPC service not found'],
	[/failed to connect service|server preface|frame too large|unexpected content-type/, 'not-grpc', 'no gRPC answer'],
	[/deadline exceeded|Client\.Timeout|i\/o timeout|timed out|timeout: /, 'timeout', 'timed out'],
	[/\bEOF\b|connection reset by peer/, 'closed', 'closed without a response'],
];

/** What a probe met, from the kubelet's message (pkg/kubelet/prober/prober.go); undefined without one. */
export const probeAnswer = (probe: Handler, failure: ProbeFailure | undefined): ProbeAnswer | undefined => {
	if (failure === undefined) {
		return undefined;
	}

	const said = failure.message.replace(/^\w+ probe (?:failed|errored)(?: and resulted in unknown state)?: /, '');
	const line = inLine(said);
	if (probe.kind === 'exec') {
		// What a command prints is its own; that it takes too long is the kubelet's. One that fails may say nothing.
		return /^command timed out|code = DeadlineExceeded/.test(said)
			? {kind: 'timeout', text: 'timed out'}
			: {kind: 'other', text: cut(line || 'failure', longest)};
	}

	const status = /^HTTP probe failed with statuscode: (\d+)/.exec(said)?.[1];
	if (status !== undefined) {
		return {kind: 'status', text: `HTTP ${status}`, status: Number(status)};
	}

	const known = answers.find(([pattern]) => pattern.test(said));
	return known ? {kind: known[1], text: known[2]} : {kind: 'other', text: cut(line || 'failure', longest)};
};

const longestWords = 60;

/** What a probe asks, as short as a row needs it: `GET :8080/healthz`. */
export const probeText = (handler: Handler): string => {
	const {kind, path, port, scheme, host = '', service} = handler;
	const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
	switch (kind) {
		case 'httpGet': {
			return `${scheme === 'HTTPS' ? 'HTTPS ' : ''}GET ${where}${path}`;
		}

		case 'tcpSocket': {
			return `TCP ${where}`;
		}

		case 'grpc': {
			return `gRPC :${port}${service ? ` ${service}` : ''}`;
		}

		default: {
			return cut(handlerText(handler), longestWords);
		}
	}
};

/** What a probe asks, in words: `GET /healthz on port 8080`. */
export const handlerText = ({kind, path, port, scheme, host, service, command = ''}: Handler): string => {
	const where = host ? `${host}, port ${port}` : `port ${port}`;
	switch (kind) {
		case 'httpGet': {
			return `${scheme === 'HTTPS' ? 'HTTPS ' : ''}GET ${path} on ${where}`;
		}

		case 'tcpSocket': {
			return `TCP connect to ${where}`;
		}

		case 'grpc': {
			return `gRPC health check${service ? ` of ${service}` : ''} on port ${port}`;
		}

		case 'exec': {
			const words = inLine(command);
			return words ? `command ${words}` : 'command in the container';
		}

		case 'sleep': {
			return 'sleep';
		}
	}
};

/** How long a probe may go on failing from the start of its container on, in seconds; 0 without a probe. */
export const secondsToFail = (probe: Probe | undefined) =>
	probe ? (probe.initialDelaySeconds ?? 0) + (probe.periodSeconds ?? 10) * (probe.failureThreshold ?? 3) : 0;
