import {type HttpAnswer, httpFailure, httpStatus, isTlsHint} from '../http-answer.ts';
import type {Rung, ToolOutput} from '../ladder.ts';
import type {ProbeLimits} from '../limits.ts';

/**
 * A GET by the shell alone. The connection itself has no limit here, so it is only sent where one has opened before.
 * Forty lines are more than the head of an answer.
 */
const script = String.raw`exec 3<>"/dev/tcp/$1/$2" || exit 2
printf 'GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" >&3
for ((i = 0; i < 40; i++)); do IFS= read -r -t "$3" line <&3; s=$?; [ -n "$line" ] && printf '%s\n' "$line"; [ $s -gt 128 ] && { echo 'read timed out'; break; }; [ $s -ne 0 ] && break; done`;

const read = ({stdout, stderr}: ToolOutput): HttpAnswer | undefined => {
	const [, code, reason] = /^HTTP\/[\d.]+ (\d{3}) ?(.*?)[\r␍]?$/m.exec(stdout) ?? [];
	if (code !== undefined) {
		return isTlsHint(stdout)
			? httpFailure('tls', 'the port speaks TLS and was asked in the clear')
			: httpStatus(Number(code), reason ?? '');
	}

	if (/reset by peer/i.test(stderr)) {
		return httpFailure('reset');
	}

	if (/^read timed out$/m.test(stdout)) {
		return httpFailure('resp-timeout');
	}

	if (stdout.trim() !== '') {
		return httpFailure('not-http');
	}

	return stderr.trim() === '' ? httpFailure('empty') : undefined;
};

/** The way a container with bash and no HTTP client has to send a GET over plain HTTP. The limit is one for each line. */
export const bashRequest = (host: string, port: number, {requestSeconds}: ProbeLimits): Rung<HttpAnswer> => ({
	tool: 'bash',
	argv: ['bash', '-c', script, '_', host, String(port), String(Math.max(1, requestSeconds - 1))],
	tellsWhy: true,
	read,
});
