import {isTimeLimit} from '../attempts/time-limit.ts';
import type {ToolOutput} from '../attempts/try-in-order.ts';
import type {DnsQuestion} from '../names/dns-question.ts';
import {type HttpAnswer, httpFailure} from '../requests/http-answer.ts';
import {connectionFailure} from './connection-failure.ts';
import {queryTime} from './read-dig.ts';

/** The names of the first RCODEs (RFC 1035 4.1.1). */
const codes = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

/** The RCODE of an answer, in the words of dig, of nslookup and host, of the scripts; undefined where none came. */
const answerCode = (text: string): string | undefined => {
	const named = /status: (\w+)/.exec(text)?.[1] ?? /(?:can't find \S+: |not found: \d+\()(\w+)/.exec(text)?.[1];
	if (named !== undefined && named !== 'No') {
		return named;
	}

	const number = /^rcode (\d+)/m.exec(text)?.[1];
	if (number !== undefined) {
		return codes[Number(number)] ?? `RCODE ${number}`;
	}

	// Up to BusyBox 1.28 the server is named before it is asked, and no failure says which it is.
	return /^(Server:|Using domain server:)/m.test(text) && !text.includes("can't resolve") ? 'NOERROR' : undefined;
};

/**
 * Reads what a tool says of a question to one DNS server. Any answer proves that the server is reached, as a status does
 * in HTTP; no answer over UDP is `dns-timeout`. An address that nothing listens on is refused over UDP as well, by ICMP.
 */
export const readDnsAnswer = (
	{stdout, stderr, exitCode}: ToolOutput,
	{name, protocol}: DnsQuestion,
): HttpAnswer | undefined => {
	const text = `${stdout}\n${stderr}`;
	const asTcp = (answer: HttpAnswer): HttpAnswer => ({...answer, isHttp: false});
	const code = answerCode(text);
	if (code !== undefined || /^answered$/m.test(text)) {
		const isEcho = text.includes('query response not set');
		const ms = queryTime(text);
		return {
			outcome: 'ok',
			detail: isEcho
				? 'an answer, though not of a DNS server: the query comes back'
				: code === undefined
					? 'an answer to a DNS query'
					: `DNS answer to ${name}: ${code}`,
			isHttp: false,
			...(ms !== undefined && {ms}),
		};
	}

	if (/end of file/.test(text)) {
		return asTcp(httpFailure('empty', 'connected, then closed without a DNS answer'));
	}

	const failure = connectionFailure(text);
	if (failure !== undefined && failure !== 'conn-timeout') {
		return asTcp(httpFailure(failure));
	}

	// dig tells a connection that does not open from an answer that does not come.
	if (protocol === 'TCP' && /Connection to \S+ for \S+ failed: timed out/.test(text)) {
		return asTcp(httpFailure('conn-timeout'));
	}

	if (/no servers could be reached|timed out/.test(text) || isTimeLimit(exitCode)) {
		return protocol === 'TCP'
			? asTcp(httpFailure('resp-timeout', 'connected, but no DNS answer came in time'))
			: asTcp(httpFailure('dns-timeout', 'no answer to a DNS query'));
	}

	return undefined;
};
