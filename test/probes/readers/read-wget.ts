import {expect, test} from 'vitest';
import {readWget} from '../../../source/probes/readers/read-wget.ts';
import {httpTranscripts} from '../../_helpers/http-transcripts.ts';

/** GNU was recorded with -q, which leaves exit code 4 alone to speak; BusyBox cannot tell what timed out. */
const expected: Readonly<Record<string, readonly [gnu: string, busybox: string]>> = {
	open: ['ok', 'ok'],
	404: ['http-status', 'http-status'],
	503: ['http-status', 'http-status'],
	slow: ['conn-fail-unknown', 'resp-timeout'],
	closed: ['conn-fail-unknown', 'conn-refused'],
	localonly: ['conn-fail-unknown', 'conn-refused'],
	drop: ['conn-fail-unknown', 'resp-timeout'],
	unreach: ['conn-fail-unknown', 'no-route'],
	prohibit: ['conn-fail-unknown', 'eacces'],
	noarp: ['conn-fail-unknown', 'resp-timeout'],
	noroute: ['conn-fail-unknown', 'net-unreach'],
	rst: ['conn-fail-unknown', 'reset'],
	empty: ['conn-fail-unknown', 'reset'],
	redis: ['conn-fail-unknown', 'empty'],
	httpontls: ['conn-fail-unknown', 'reset'],
	nxdomain: ['conn-fail-unknown', 'dns-fail-unknown'],
	dnstimeout: ['conn-fail-unknown', 'dns-fail-unknown'],
	servfail: ['conn-fail-unknown', 'dns-fail-unknown'],
};

const gnu = httpTranscripts('wget');
const busybox = httpTranscripts('busybox-1_36_1 wget');

test('every kind of server is recorded', () => {
	for (const cases of [gnu, busybox]) {
		expect(new Set(cases.map(({group}) => group))).toStrictEqual(new Set(Object.keys(expected)));
	}
});

test.each(gnu)('GNU, $group', ({group, output}) => {
	expect(readWget(output)?.outcome).toBe(expected[group]?.[0]);
});

test.each(busybox)('BusyBox, $group', ({group, output}) => {
	expect(readWget(output)?.outcome).toBe(expected[group]?.[1]);
});

test.each([
	['failed: Connection refused.\n', 4, 'conn-refused'],
	['failed: Connection timed out.\n', 4, 'conn-timeout'],
	['wget: unable to resolve host address ‘nope’\n', 4, 'dns-fail-unknown'],
	['Read error (Connection timed out) in headers.\n', 4, 'resp-timeout'],
	['Read error (Connection reset by peer) in headers.\n', 4, 'reset'],
	['No data received.\n', 4, 'empty'],
	['GnuTLS: An unexpected TLS packet was received.\nUnable to establish SSL connection.\n', 4, 'tls'],
	['  200 No headers, assuming HTTP/0.9\n', 0, 'not-http'],
	['  hello\nwget: bad header line: get / HTTP/1.1\n', 1, 'not-http'],
])('%s', (stderr, exitCode, outcome) => {
	expect(readWget({stdout: '', stderr, exitCode, ms: 1})?.outcome).toBe(outcome);
});

test.each([
	"wget: unrecognized option '--no-proxy'\nBusyBox v1.36.1 multi-call binary.\n\nUsage: wget [-cqS]\n",
	'wget: not an http or ftp url: https://web\n',
	'wget: note: TLS certificate validation not implemented\nwget: TLS error from peer (alert code 47): 47\n',
])('no answer: %s', stderr => {
	expect(readWget({stdout: '', stderr, exitCode: 1, ms: 1})).toBeUndefined();
});
