import {expect, test} from 'vitest';
import {readDnsAnswer} from '../../../source/probes/readers/read-dns-answer.ts';

const question = {server: '127.0.0.1', port: 5301, name: 'kubernetes.default.svc.cluster.local.'};

const read = (stdout: string, protocol: 'UDP' | 'TCP' = 'UDP', exitCode = 0, stderr = '') =>
	readDnsAnswer({stdout, stderr, exitCode, ms: 30}, {...question, protocol});

const named = 'Server:\t\t127.0.0.1\nAddress:\t127.0.0.1#5301\n\n';
const unreached = ';; no servers could be reached\n';

/** As dig and nslookup 9.20, BusyBox 1.36.1 and host 9.20 printed them. */
test.each([
	[
		'dig',
		';; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 58562\n;; Query time: 4 msec\n',
		'NXDOMAIN',
	],
	['nslookup', `${named}** server can't find kubernetes.default.svc.cluster.local: REFUSED\n`, 'REFUSED'],
	[
		'nslookup, no record',
		`${named}Non-authoritative answer:\n*** Can't find kubernetes.default.svc.cluster.local: No answer\n`,
		'NOERROR',
	],
	['nslookup, an address', `${named}Name:\tkubernetes.default.svc.cluster.local\nAddress: 10.96.0.1\n`, 'NOERROR'],
	[
		'busybox',
		"Server:\t\t127.0.0.1\nAddress:\t127.0.0.1:5301\n\n** server can't find kubernetes.default.svc.cluster.local.: NXDOMAIN\n",
		'NXDOMAIN',
	],
	[
		'host',
		'Using domain server:\nName: 127.0.0.1\n\nHost kubernetes.default.svc.cluster.local not found: 2(SERVFAIL)\n',
		'SERVFAIL',
	],
	['python, node, perl', 'rcode 3\n', 'NXDOMAIN'],
	['a code without a name here', 'rcode 9\n', 'RCODE 9'],
])('any answer proves that the server is reached: %s', (_, stdout, code) => {
	expect(read(stdout)).toMatchObject({outcome: 'ok', isHttp: false, detail: expect.stringContaining(`: ${code}`)});
});

test('the time is the one that dig measured, and no other', () => {
	expect(read(';; status: NOERROR\n;; Query time: 4 msec\n')).toHaveProperty('ms', 4);
	expect(read('rcode 0\n')).not.toHaveProperty('ms');
});

test('bash knows that an answer came, and not which', () => {
	expect(read('answered\n')?.detail).toBe('an answer to a DNS query');
});

test('what sends the query back is no DNS server', () => {
	expect(
		read(';; Warning: query response not set\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 3565\n'),
	).toMatchObject({
		outcome: 'ok',
		detail: expect.stringContaining('not of a DNS server'),
	});
});

test.each([
	['silence', `;; communications error to 127.0.0.1#5302: timed out\n${unreached}`, 'UDP', 'dns-timeout'],
	['silence, BusyBox', ';; connection timed out; no servers could be reached\n', 'UDP', 'dns-timeout'],
	['silence, a script', 'timed out\n', 'UDP', 'dns-timeout'],
	['ICMP', `;; communications error to 127.0.0.1#5399: connection refused\n${unreached}`, 'UDP', 'conn-refused'],
	['ICMP, a script', 'ECONNREFUSED\n', 'UDP', 'conn-refused'],
	[
		'no connection',
		`;; Connection to 127.0.0.1#5399(127.0.0.1) for kubernetes.default.svc.cluster.local. failed: connection refused.\n${unreached}`,
		'TCP',
		'conn-refused',
	],
	[
		'a connection that does not open',
		`;; Connection to 127.0.0.1#5399(127.0.0.1) for kubernetes.default.svc.cluster.local. failed: timed out.\n${unreached}`,
		'TCP',
		'conn-timeout',
	],
	[
		'connected, and silence',
		`;; communications error to 127.0.0.1#5302: timed out\n${unreached}`,
		'TCP',
		'resp-timeout',
	],
	['connected, and closed', `;; communications error to 127.0.0.1#5303: end of file\n${unreached}`, 'TCP', 'empty'],
] as const)('%s', (_, stdout, protocol, outcome) => {
	expect(read(stdout, protocol, 1)).toMatchObject({outcome, isHttp: false});
});

test('BusyBox tells of ICMP on stderr, beside a time limit on stdout', () => {
	const silence = ';; connection timed out; no servers could be reached\n';
	expect(read(silence, 'UDP', 1, 'nslookup: read: Connection refused\n')?.outcome).toBe('conn-refused');
});

test('BusyBox 1.28 names the server before it asks, and says no reason', () => {
	const stdout = 'Server:    10.96.0.10\nAddress 1: 10.96.0.10\n';
	expect(read(stdout, 'UDP', 1, "nslookup: can't resolve 'kubernetes.default.svc.cluster.local.'\n")).toBeUndefined();
});

test('a usage text is no answer', () => {
	expect(read('', 'UDP', 1, 'Usage: nslookup HOST [DNS_SERVER]\n')).toBeUndefined();
});
