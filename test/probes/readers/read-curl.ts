import {expect, test} from 'vitest';
import {readCurl} from '../../../source/probes/readers/read-curl.ts';
import {httpTranscripts} from '../../_helpers/http-transcripts.ts';

const cases = httpTranscripts('curl');

/** These were recorded without -v, so that four kinds of failure read the same. */
const expected: Readonly<Record<string, string>> = {
	open: 'ok',
	404: 'http-status',
	503: 'http-status',
	slow: 'resp-timeout',
	closed: 'conn-fail-unknown',
	localonly: 'conn-fail-unknown',
	drop: 'conn-timeout',
	unreach: 'conn-fail-unknown',
	prohibit: 'conn-fail-unknown',
	noarp: 'conn-timeout',
	noroute: 'conn-fail-unknown',
	rst: 'conn-fail-unknown',
	empty: 'reset',
	redis: 'not-http',
	httpontls: 'reset',
	tlsonhttp: 'tls',
	badcert: 'tls',
	nxdomain: 'dns-fail-unknown',
	dnstimeout: 'dns-timeout',
	servfail: 'dns-fail-unknown',
};

test('every kind of server is recorded', () => {
	expect(new Set(cases.map(({group}) => group))).toStrictEqual(new Set(Object.keys(expected)));
});

test.each(cases)('$group: $command', ({group, command, output}) => {
	expect(readCurl(output)?.outcome).toBe(command.includes(' -k ') ? 'ok' : expected[group]);
});

const refused = (reason: string) => ({
	stdout: '',
	stderr: `*   Trying 10.96.4.7:80...\n* connect to 10.96.4.7 port 80 from 10.244.1.3 port 51234 failed: ${reason}\ncurl: (7) Failed to connect to web port 80 after 0 ms: Couldn't connect to server\n`,
	exitCode: 7,
	ms: 1,
});

test.each([
	['Connection refused', 'conn-refused'],
	['No route to host', 'no-route'],
	['Network is unreachable', 'net-unreach'],
	['Permission denied', 'eacces'],
	['Connection reset by peer', 'reset'],
])('with -v, %s is %s', (reason, outcome) => {
	expect(readCurl(refused(reason))?.outcome).toBe(outcome);
});

const report =
	'code=200 name=0.002000 connect=0.003000 tls=0.013000 first=0.020000 total=0.021000 ip=10.96.4.7 verify=18';

test('the report gives each part of the time', () => {
	const stderr = `< HTTP/1.1 200 OK\n\n${report}\n`;
	expect(readCurl({stdout: 'hello\n', stderr, exitCode: 0, ms: 30})).toMatchObject({
		outcome: 'ok',
		status: '200 OK',
		timings: {name: 2, connect: 1, tls: 10, firstByte: 7, total: 21},
		detail: '200 OK from 10.96.4.7 in 21 ms (name 2, connect 1, TLS 10, first byte 7)',
	});
});

test('a page that looks like a report is not believed', () => {
	const stdout = 'code=200 name=0 connect=0 total=0 ip=192.0.2.1\n';
	const stderr = `< HTTP/1.1 503 Service Unavailable\n${report.replace('200', '503')}\n`;
	expect(readCurl({stdout, stderr, exitCode: 0, ms: 1})?.status).toBe('503 Service Unavailable');
});

test('a header that looks like a failure is not believed', () => {
	const stderr = '< X-Reason: Connection refused\ncurl: (7) Failed to connect\n';
	expect(readCurl({stdout: '', stderr, exitCode: 7, ms: 1})?.outcome).toBe('conn-fail-unknown');
});

test('a TLS port that answers in the clear is told', () => {
	const stdout = 'Client sent an HTTP request to an HTTPS server.\n';
	const stderr = `${report.replace('200', '400')}\n`;
	expect(readCurl({stdout, stderr, exitCode: 0, ms: 1})?.outcome).toBe('tls');
});

test('an option that it does not know is no answer', () => {
	const stderr = 'curl: option --http0.9: is unknown\n';
	expect(readCurl({stdout: '', stderr, exitCode: 2, ms: 1})).toBeUndefined();
});
