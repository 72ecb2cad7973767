import {expect, test} from 'vitest';
import {listeningPorts} from '../../../source/probes/trace/listening-ports.ts';

/** As a pod with httpd on port 3000 of every address gave it. */
const recorded = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:0BB8 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 332947 1 00000000c408daf1 100 0 0 10 0
`;

test('a port on every address of both families', () => {
	expect(listeningPorts(recorded)).toStrictEqual({open: [3000], local: []});
});

test.each([
	['   0: 0100007F:0BB8 00000000:0000 0A 00000000:0', {open: [], local: [3000]}],
	['   0: 00000000:1F90 00000000:0000 0A 00000000:0', {open: [8080], local: []}],
	['   0: 00000000000000000000000001000000:0BB8 00000000000000000000000000000000:0000 0A 0', {open: [], local: [3000]}],
	['   0: 0000000000000000FFFF00000100007F:0BB8 00000000000000000000000000000000:0000 0A 0', {open: [], local: [3000]}],
	['   0: 4B01F40A:9C40 4A01F40A:0050 01 00000000:0', {open: [], local: []}],
	['', {open: [], local: []}],
])('%s', (text, ports) => {
	expect(listeningPorts(text)).toStrictEqual(ports);
});

/** As a pod gave it in which nc waits for datagrams on port 5353. */
const datagrams = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
13262: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 2057939 2 00000000ee9c59a3 0
`;

test('UDP sockets have another state', () => {
	expect(listeningPorts(datagrams, 'udp')).toStrictEqual({open: [5353], local: []});
	expect(listeningPorts(datagrams)).toStrictEqual({open: [], local: []});
});
