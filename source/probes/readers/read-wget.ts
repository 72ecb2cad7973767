import type {ToolOutput} from '../attempts/try-in-order.ts';
import {type HttpAnswer, httpFailure, httpStatus, isTlsHint} from '../requests/http-answer.ts';
import {connectionFailure} from './connection-failure.ts';
import {resolverFailure} from './read-resolver.ts';

/** A usage text: the other wget's options, or a wget built without TLS. */
const isMisunderstood = (text: string) => /unrecognized option|Usage: |not an http or ftp url/i.test(text);

/** BusyBox knows few ciphers and no client certificates: its failures say more about itself than about the server. */
const isBusyboxTls = (text: string) => text.includes('wget: note: TLS');

const isAfterConnection = ({outcome}: HttpAnswer) => outcome === 'tls' || outcome === 'reset' || outcome === 'empty';

/** An answer through a TLS that takes any certificate; undefined where it failed after the connection, for its own reasons or the server's. */
const overBusyboxTls = (answer: HttpAnswer): HttpAnswer | undefined => {
	if (isAfterConnection(answer)) {
		return undefined;
	}

	return answer.outcome === 'ok' || answer.outcome === 'http-status'
		? {...answer, detail: `${answer.detail}; the certificate was not checked`}
		: answer;
};

const readStatus = (text: string): HttpAnswer | undefined => {
	const [, code, reason] =
		[...text.matchAll(/^(?: {2}|wget: server returned error: )HTTP\/[\d.]+ (\d{3}) ?(.*?)\r?$/gm)].at(-1) ?? [];
	return code === undefined ? undefined : httpStatus(Number(code), reason ?? '');
};

const readFailure = (text: string): HttpAnswer | undefined => {
	const unresolved = resolverFailure(text);
	if (unresolved !== undefined) {
		return httpFailure(unresolved);
	}

	if (/No headers, assuming HTTP\/0\.9|bad header line/.test(text)) {
		return httpFailure('not-http');
	}

	const tls = /(?:SSL|TLS|GnuTLS|certificate)[^\n]*/i.exec(text.replace(/^wget: note: .*$/m, ''))?.[0];
	if (tls !== undefined) {
		return httpFailure('tls', tls);
	}

	// BusyBox has one alarm for the connection and the answer: this may be either.
	if (/download timed out|Read error \(Connection timed out\)/.test(text)) {
		return httpFailure('resp-timeout');
	}

	const failure = connectionFailure(text);
	if (failure !== undefined) {
		return httpFailure(failure);
	}

	return /error getting response|No data received/.test(text) ? httpFailure('empty') : undefined;
};

/** Reads wget of GNU (-S) and of BusyBox, which exits 1 for everything: only the text tells. */
export const readWget = ({stdout, stderr, exitCode}: ToolOutput): HttpAnswer | undefined => {
	if (isMisunderstood(stderr)) {
		return undefined;
	}

	if (isTlsHint(stdout)) {
		return httpFailure('tls', 'the port expects TLS and got plain HTTP');
	}

	const answer = readStatus(stderr) ?? readFailure(stderr);
	if (answer !== undefined) {
		return isBusyboxTls(stderr) ? overBusyboxTls(answer) : answer;
	}

	if (exitCode === 0) {
		const page: HttpAnswer = {outcome: 'ok', detail: 'a page', isHttp: true};
		return isBusyboxTls(stderr) ? overBusyboxTls(page) : page;
	}

	// GNU wget: 4 network failure, 5 TLS, 8 an error status; with -q it says no more.
	return exitCode === 4 ? httpFailure('conn-fail-unknown') : undefined;
};
