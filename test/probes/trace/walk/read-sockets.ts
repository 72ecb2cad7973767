import {expect, test} from 'vitest';
import {readSockets} from '../../../../source/probes/trace/walk/read-sockets.ts';
import {fakeExec, type Reply, siteOf} from '../../../_helpers/fake-exec.ts';

const heading = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const udp = `${heading} ref pointer drops\n  1: 00000000:14E9 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 1 2 0 0\n`;
const tcp = `${heading}\n  0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1 1 0 100 0 0 10 0\n`;
const protocols =
	'protocol  size sockets  memory press maxhdr  slab module     cl co di ac\nUDP 1152 3 2 NI 0 yes kernel\n';
const sctp = `${protocols}SCTP 1488 1 -1 NI 0 yes sctp\n ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS\nffff0 ffff1 2   10  29   38412     0 88123 0.0.0.0\n`;

const read = async (replies: Readonly<Record<string, Reply>>, protocol: 'TCP' | 'UDP' | 'SCTP') => {
	const {exec, commands} = fakeExec(replies);
	let ids = 0;
	const end = await readSockets({site: siteOf(exec), nextId: () => ++ids, emit() {}}, 'sockets', protocol);
	return {end, tools: commands.map(command => command.split(' ')[0])};
};

test('those of the protocol, and those of TCP beside it', async () => {
	const {end} = await read({cat: {stdout: udp + tcp}}, 'UDP');
	expect(end).toMatchObject({
		kind: 'answered',
		answer: {
			detail: 'UDP ports: 5353',
			found: {
				sockets: [{address: '0.0.0.0', port: 5353}],
				tcp: [{address: '0.0.0.0', port: 8080}],
				isWhole: true,
				isSupported: true,
			},
		},
	});
});

test('a node without IPv6 lacks a file, and what was read counts', async () => {
	const {end} = await read({cat: {stdout: udp, stderr: "cat: can't open '/proc/net/udp6'", exitCode: 1}}, 'UDP');
	expect(end).toMatchObject({answer: {found: {sockets: [{port: 5353}]}}});
});

test.each(['cat', '/busybox/cat', 'sh', 'python3', 'python', 'node', 'perl'])('%s prints files too', async tool => {
	const {end, tools} = await read({[`${tool} `]: {stdout: udp}}, 'UDP');
	expect(end.kind).toBe('answered');
	expect(tools.at(-1)).toBe(tool);
});

test('without any of them nothing is known', async () => {
	expect((await read({}, 'UDP')).end.kind).toBe('unanswered');
});

test('a list that was cut may lack what comes after, but not the sockets of UDP before it', async () => {
	const cut = '\n(90000 bytes more)';
	const isWhole = async (stdout: string, protocol: 'TCP' | 'UDP') => {
		const {end} = await read({cat: {stdout}}, protocol);
		return end.kind === 'answered' && end.answer.found.isWhole;
	};
	expect(await isWhole(udp + cut, 'UDP')).toBe(false);
	expect(await isWhole(udp + tcp + cut, 'UDP')).toBe(true);
	expect(await isWhole(tcp + cut, 'TCP')).toBe(false);
});

test('SCTP that the kernel has not loaded is told from one without sockets', async () => {
	expect((await read({cat: {stdout: protocols + tcp, exitCode: 1}}, 'SCTP')).end).toMatchObject({
		answer: {detail: 'the kernel has not loaded SCTP', found: {sockets: [], isSupported: false}},
	});
	expect((await read({cat: {stdout: sctp}}, 'SCTP')).end).toMatchObject({
		answer: {found: {sockets: [{address: '0.0.0.0', port: 38_412}], isSupported: true}},
	});
});
