import type {Reading} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';

/** Milliseconds each part of a request took; 0 for what did not happen. */
export type Timings = {
	readonly name: number;
	readonly connect: number;
	readonly tls: number;
	readonly firstByte: number;
	readonly total: number;
};

/** What a request, or a mere connection, came to. */
export type HttpAnswer = Reading & {
	/** The status line's code and text, `503 Service Unavailable`; undefined where no HTTP came back. */
	readonly status?: string;
	readonly timings?: Timings;
	/** What is wrong with the server's certificate: "has expired". */
	readonly certificate?: string;
	/** False where only a TCP handshake was tried. */
	readonly isHttp: boolean;
};

const meanings: Partial<Record<ProbeOutcome, string>> = {
	'conn-refused': 'connection refused',
	'conn-timeout': 'connection timed out',
	'conn-fail-unknown': 'connection failed, and the tool does not report why',
	'no-route': 'no route to host',
	'net-unreach': 'network is unreachable',
	eacces: 'permission denied by the network',
	reset: 'connected, then reset by peer',
	empty: 'connected, then closed without a response',
	'not-http': 'the response has no HTTP status line',
	'resp-timeout': 'connected, response timed out',
	nxdomain: 'NXDOMAIN: name does not exist',
	nodata: 'NODATA: name has no address record',
	'dns-timeout': 'DNS timeout: no DNS server answered',
	'dns-fail-unknown': 'name does not resolve, and the tool does not report why',
};

/** A failure, in its own words where there are any worth repeating. */
export const httpFailure = (outcome: ProbeOutcome, said?: string): HttpAnswer => ({
	outcome,
	detail: said ?? meanings[outcome] ?? outcome,
	isHttp: true,
});

/** An HTTP answer: 400 and above is told apart as `http-status`. */
export const httpStatus = (code: number, reason: string, timings?: Timings): HttpAnswer => {
	const status = `${code} ${reason}`.trim();
	return {
		outcome: code >= 400 ? 'http-status' : 'ok',
		detail: timings === undefined ? status : `${status} in ${timings.total} ms`,
		status,
		timings,
		...(timings && {ms: timings.total}),
		isHttp: true,
	};
};

/** A server that speaks TLS, asked in the clear, says so in a 400: Go's net/http, nginx, Apache. */
export const isTlsHint = (body: string) =>
	/HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled/i.test(
		body,
	);
