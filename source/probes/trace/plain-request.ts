import {type HttpAnswer, httpFailure, httpStatus, isTlsHint} from '../http-answer.ts';
import type {Rung, ToolOutput} from '../ladder.ts';
import type {ProbeLimits} from '../limits.ts';

const script = String.raw`printf 'GET / HTTP/1.0\r\nHost: %s\r\n\r\n' "$1" | nc -w "$3" "$1" "$2"`;

const read = ({stdout}: ToolOutput): HttpAnswer | undefined => {
	if (isTlsHint(stdout)) {
		return httpFailure('tls', 'the port speaks TLS and was asked in the clear');
	}

	const [, code, reason] = /^HTTP\/[\d.]+ (\d{3}) ?(.*?)[\r␍]?$/m.exec(stdout) ?? [];
	return code === undefined ? undefined : httpStatus(Number(code), reason ?? '');
};

/** A GET in the clear that shows the page of an error too, which wget keeps to itself. For containers with a shell and nc. */
export const plainRequest = (host: string, port: number, {connectSeconds}: ProbeLimits): Rung<HttpAnswer> => ({
	tool: 'nc',
	argv: ['sh', '-c', script, '_', host, String(port), String(connectSeconds)],
	tellsWhy: true,
	read,
});
