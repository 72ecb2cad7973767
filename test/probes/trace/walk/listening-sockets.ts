import {expect, test} from 'vitest';
import {
	isLoopback,
	isReachedAt,
	listeningSockets,
	openPorts,
} from '../../../../source/probes/trace/walk/listening-sockets.ts';

/** As a pod with httpd on port 3000 of every address gave it. */
const recorded = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:0BB8 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 332947 1 00000000c408daf1 100 0 0 10 0
`;

test('a port on every address of both families', () => {
	expect(listeningSockets(recorded, 'TCP')).toStrictEqual([{address: '::', port: 3000}]);
});

test.each([
	['   0: 0100007F:0BB8 00000000:0000 0A 00000000:0', '127.0.0.1'],
	['   0: 0200007F:0BB8 00000000:0000 0A 00000000:0', '127.0.0.2'],
	['   0: 00000000:0BB8 00000000:0000 0A 00000000:0', '0.0.0.0'],
	['   0: 4B01F40A:0BB8 00000000:0000 0A 00000000:0', '10.244.1.75'],
	['   0: 00000000000000000000000001000000:0BB8 00000000000000000000000000000000:0000 0A 0', '::1'],
	['   0: 000000FD000000000000000007000000:0BB8 00000000000000000000000000000000:0000 0A 0', 'fd00::7'],
	['   0: 0000000000000000FFFF00000100007F:0BB8 00000000000000000000000000000000:0000 0A 0', '::ffff:127.0.0.1'],
])('%s', (text, address) => {
	expect(listeningSockets(text, 'TCP')).toStrictEqual([{address, port: 3000}]);
});

test.each(['   0: 4B01F40A:9C40 4A01F40A:0050 01 00000000:0', ''])('no socket that listens: %s', text => {
	expect(listeningSockets(text, 'TCP')).toStrictEqual([]);
});

/** As a pod gave it in which nc waits for datagrams on port 5353. */
const datagrams = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
13262: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 2057939 2 00000000ee9c59a3 0
`;

test('UDP sockets have another state, and are told from those of TCP in one text', () => {
	expect(listeningSockets(datagrams, 'UDP')).toStrictEqual([{address: '::', port: 5353}]);
	expect(listeningSockets(datagrams, 'TCP')).toStrictEqual([]);
	expect(listeningSockets(recorded + datagrams, 'UDP')).toHaveLength(1);
	expect(listeningSockets(recorded + datagrams, 'TCP')).toHaveLength(1);
});

/** As net/sctp/proc.c prints it: an endpoint that listens on two addresses, and one that has not begun to. */
const endpoints = ` ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS
ffff8881b4a3e000 ffff8881b4a40000 2   10  29   38412     0 88123 10.244.1.7 fd00::7
00000000c408daf1 00000000ee9c59a3 0   7   30   38413     0 88124 0.0.0.0
`;

test('SCTP endpoints have decimal ports, and an address each', () => {
	expect(listeningSockets(endpoints, 'SCTP')).toStrictEqual([
		{address: '10.244.1.7', port: 38_412},
		{address: 'fd00::7', port: 38_412},
	]);
});

test.each([
	['127.0.0.1', true],
	['127.1.2.3', true],
	['::1', true],
	['::ffff:127.0.0.1', true],
	['0.0.0.0', false],
	['::', false],
	['10.127.0.1', false],
	['::ffff:10.0.0.1', false],
])('%s is a loopback address: %s', (address, is) => {
	expect(isLoopback(address)).toBe(is);
});

test.each([
	['10.244.1.7', '0.0.0.0', true],
	['10.244.1.7', '::', true],
	['10.244.1.7', '::ffff:0.0.0.0', true],
	['10.244.1.7', '10.244.1.7', true],
	['10.244.1.7', '::ffff:10.244.1.7', true],
	['10.244.1.7', '192.168.5.1', false],
	['10.244.1.7', '127.0.0.1', false],
	['fd00::7', '::', true],
	['fd00::7', 'fd00::7', true],
	['fd00::7', '0.0.0.0', false],
	['fd00::7', '::1', false],
])('what is sent to %s reaches a socket on %s: %s', (address, bound, is) => {
	expect(isReachedAt(address, bound)).toBe(is);
});

test('the ports beyond the loopback, each once', () => {
	const sockets = [
		{address: '::', port: 9090},
		{address: '0.0.0.0', port: 9090},
		{address: '10.244.1.7', port: 80},
		{address: '127.0.0.1', port: 3000},
	];
	expect(openPorts(sockets)).toStrictEqual([80, 9090]);
});
