import {isTimeLimit} from '../attempts/time-limit.ts';
import type {ToolOutput} from '../attempts/try-in-order.ts';
import type {ProbeLimits} from '../limits.ts';
import {type HttpAnswer, httpFailure} from '../requests/http-answer.ts';
import {connectionFailure} from './connection-failure.ts';
import {resolverFailure} from './read-resolver.ts';

const asTcp = (answer: HttpAnswer): HttpAnswer => ({...answer, isHttp: false});

/**
 * Reads nc, and the scripts for bash, python, node and perl that print `open`. It proves the handshake and no more.
 * BusyBox nc is silent about a failure: only how long it took tells a timeout from the rest.
 */
export const readTcp = (
	{stdout, stderr, exitCode, ms}: ToolOutput,
	{connectSeconds}: ProbeLimits,
): HttpAnswer | undefined => {
	const text = `${stdout}\n${stderr}`;
	if (/^open$|\bopen$|succeeded!/m.test(text)) {
		return asTcp({outcome: 'ok', detail: 'the connection opens (TCP handshake only)', isHttp: false});
	}

	const unresolved = /timed out|ETIMEDOUT/.test(text) ? undefined : resolverFailure(text);
	const failure = unresolved ?? connectionFailure(text);
	if (failure !== undefined) {
		return asTcp(httpFailure(failure));
	}

	// nc without -v says nothing of success either.
	if (exitCode === 0) {
		return asTcp({outcome: 'ok', detail: 'the connection opens (TCP handshake only)', isHttp: false});
	}

	if (isTimeLimit(exitCode)) {
		return asTcp(httpFailure('conn-timeout'));
	}

	// What is left is a usage text, which is no answer, or silence.
	if (text.trim() !== '') {
		return undefined;
	}

	return asTcp(httpFailure(ms >= connectSeconds * 1000 ? 'conn-timeout' : 'conn-fail-unknown'));
};
