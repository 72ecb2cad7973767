import type {ToolOutput} from '../attempts/try-in-order.ts';
import {type HttpAnswer, httpFailure, httpStatus, isTlsHint, type Timings} from '../requests/http-answer.ts';
import {connectionFailure} from './connection-failure.ts';

/** `-w` for curl, on stderr, because stdout holds the page. A curl older than 7.63 writes it to stdout. */
export const curlReport =
	'%{stderr}\\ncode=%{http_code} name=%{time_namelookup} connect=%{time_connect} tls=%{time_appconnect} first=%{time_starttransfer} total=%{time_total} ip=%{remote_ip} verify=%{ssl_verify_result}\\n';

type Report = {readonly code: number; readonly ip: string; readonly timings: Timings};

/** The last line that looks like the report: a page can hold one too, but not after it. */
const readReport = ({stdout, stderr}: ToolOutput): Report | undefined => {
	const line = [...stderr.matchAll(/^code=\d{3} .*$/gm), ...stdout.matchAll(/^code=\d{3} .*$/gm)][0]?.[0];
	if (line === undefined) {
		return undefined;
	}

	const fields = new Map(line.split(' ').map(field => field.split('=') as [string, string]));
	/** curl counts seconds from the start of the request. */
	const at = (field: string) => Math.round(Number(fields.get(field) ?? 0) * 1000);
	const since = (field: string, before: number) => Math.max(0, at(field) - before);
	return {
		code: Number(fields.get('code')),
		ip: fields.get('ip') ?? '',
		timings: {
			name: at('name'),
			connect: since('connect', at('name')),
			tls: at('tls') === 0 ? 0 : since('tls', at('connect')),
			firstByte: since('first', Math.max(at('connect'), at('tls'))),
			total: at('total'),
		},
	};
};

const describe = ({timings: {name, connect, tls, firstByte, total}, ip}: Report) => {
	const parts = [`name ${name}`, `connect ${connect}`, ...(tls > 0 ? [`TLS ${tls}`] : []), `first byte ${firstByte}`];
	return `from ${ip} in ${total} ms (${parts.join(', ')})`;
};

/** What curl says itself: response headers (`<`) are the server's words and not to be believed. */
const ownWords = (stderr: string) =>
	stderr
		.split('\n')
		.filter(line => line.startsWith('*') || line.startsWith('curl: '))
		.join('\n');

/** libcurl-errors(3): 35 handshake, 51 60 certificate, 53 54 58 59 66 77 80 82 83 90 91 98 the rest of TLS. */
const tlsErrors: readonly number[] = [35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91, 98];

/** Error 28 is three things: DNS, the connection, or an answer that does not come. */
const readTimeout = (message: string, report: Report | undefined): HttpAnswer => {
	if (message.includes('Resolving timed out')) {
		return httpFailure('dns-timeout');
	}

	const isConnecting = /Failed to connect|^Connection time/.test(message) || report?.ip === '';
	return httpFailure(isConnecting ? 'conn-timeout' : 'resp-timeout');
};

const readError = (error: number, message: string, output: ToolOutput): HttpAnswer | undefined => {
	const words = ownWords(output.stderr);
	switch (error) {
		// Unsupported protocol, or HTTP/0.9: an answer without a status line.
		case 1: {
			return message.includes('HTTP/0.9') ? httpFailure('not-http') : undefined;
		}

		case 8: {
			return httpFailure('not-http');
		}

		case 6: {
			return httpFailure('dns-fail-unknown');
		}

		case 7: {
			// The summary says "Couldn't connect"; the reason stands in a line of -v before it.
			return httpFailure(connectionFailure(words) ?? 'conn-fail-unknown');
		}

		case 28: {
			return readTimeout(message, readReport(output));
		}

		case 52: {
			return httpFailure('empty');
		}

		default: {
			const failure = connectionFailure(message);
			if (failure !== undefined) {
				return httpFailure(failure);
			}

			return tlsErrors.includes(error) ? httpFailure('tls', message) : undefined;
		}
	}
};

/** Reads `curl -sS -v -w …`. curl exits 0 for any HTTP status, so the report decides. */
export const readCurl = (output: ToolOutput): HttpAnswer | undefined => {
	const {stdout, stderr} = output;
	const report = readReport(output);
	if (report !== undefined && report.code > 0) {
		if (isTlsHint(stdout)) {
			return httpFailure('tls', 'the port expects TLS and got plain HTTP');
		}

		const reason = /^< HTTP\/[\d.]+ \d+ ?(.*?)[\r␍]?$/m.exec(stderr)?.[1] ?? '';
		const answer = httpStatus(report.code, reason, report.timings);
		return {...answer, detail: `${answer.status} ${describe(report)}`};
	}

	const [, error, message] = /^curl: \((\d+)\) (.*)$/m.exec(stderr) ?? [];
	return error === undefined || message === undefined ? undefined : readError(Number(error), message, output);
};
