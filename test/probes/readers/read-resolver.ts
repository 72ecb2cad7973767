import {expect, test} from 'vitest';
import {readCurlResolver, readPing, readScript} from '../../../source/probes/readers/read-resolver.ts';

const output = (stdout: string, stderr = '', exitCode = 0) => ({stdout, stderr, exitCode, ms: 1});

test.each([
	['10.96.4.7\nfd00::7\n', 'ok'],
	['gaierror -2 Name or service not known\n', 'nxdomain'],
	['gaierror -3 Temporary failure in name resolution\n', 'dns-fail-unknown'],
	['gaierror -5 No address associated with hostname\n', 'nodata'],
	['ENOTFOUND\n', 'nxdomain'],
	['EAI_AGAIN\n', 'dns-fail-unknown'],
	['ETIMEDOUT\n', 'dns-timeout'],
	['getaddrinfo: Name or service not known\n', 'nxdomain'],
	["Can't locate Socket.pm in @INC\n", undefined],
])('a script that prints %j', (stdout, outcome) => {
	expect(readScript(output(stdout))?.outcome).toBe(outcome);
});

test('a script that its alarm ended', () => {
	expect(readScript(output('', '', 142))?.outcome).toBe('dns-timeout');
});

test.each([
	['* Host web:80 was resolved.\n* IPv6: (none)\n* IPv4: 10.96.4.7\n*   Trying 10.96.4.7:80...\n', ['10.96.4.7']],
	['*   Trying 10.96.4.7...\n', ['10.96.4.7']],
	['*   Trying [fd00::7]:80...\n', ['fd00::7']],
	['* Could not resolve host: web\ncurl: (6) Could not resolve host: web\n', []],
])('curl -v: %j', (stderr, addresses) => {
	expect(readCurlResolver(output('', stderr))?.addresses).toStrictEqual(addresses);
});

test.each([
	['PING web (10.96.4.7): 56 data bytes\n', '', 'ok'],
	['PING web.shop.svc.cluster.local (10.96.4.7) 56(84) bytes of data.\n', '', 'ok'],
	['', "ping: bad address 'web'\n", 'dns-fail-unknown'],
	['', 'ping: web: Name or service not known\n', 'nxdomain'],
	['', 'ping: permission denied (are you root?)\n', undefined],
])('ping: %j %j', (stdout, stderr, outcome) => {
	expect(readPing(output(stdout, stderr, 1))?.outcome).toBe(outcome);
});
