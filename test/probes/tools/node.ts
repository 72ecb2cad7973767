import {spawn} from 'node:child_process';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {expect, onTestFinished, test} from 'vitest';
import {node} from '../../../source/probes/tools/node.ts';

const name = 'kubernetes.default.svc.cluster.local.';

/** A server on this machine that answers each query with the code, or keeps silent. */
const serve = async (rcode: number | undefined) => {
	const server = createSocket('udp4');
	const queries: Buffer[] = [];
	server.on('message', (query, {port, address}) => {
		queries.push(query);
		const answer = Buffer.from(query);
		answer[2]! |= 0x80;
		answer[3] = rcode ?? 0;
		if (rcode !== undefined) {
			server.send(answer, port, address);
		}
	});
	server.bind(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.close());
	return {port: server.address().port, queries};
};

/** What the script says, run by the node of this machine. */
const asked = async (port: number) => {
	const question = {server: '127.0.0.1', port, protocol: 'UDP', name} as const;
	const [argv] = node.askServer!.commands(question, process.execPath, {tools: new Set()});
	const child = spawn(argv![0]!, argv!.slice(1));
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', data => {
		stdout += data;
	});
	child.stderr.on('data', data => {
		stderr += data;
	});
	const [exitCode] = await once(child, 'close');
	return node.askServer!.read({stdout, stderr, exitCode, ms: 1}, question);
};

test('the script asks for the name, and reads the answer', async () => {
	const {port, queries} = await serve(3);
	expect(await asked(port)).toMatchObject({outcome: 'ok', detail: expect.stringContaining('NXDOMAIN')});
	const [query] = queries;
	expect(query!.subarray(12).toString('latin1')).toBe(
		'\u000akubernetes\u0007default\u0003svc\u0007cluster\u0005local\u0000\u0000\u0001\u0000\u0001',
	);
});

test('the script tells silence from an address that nothing listens on', async () => {
	const {port} = await serve(undefined);
	expect((await asked(port))?.outcome).toBe('dns-timeout');
	const closed = createSocket('udp4').bind(0, '127.0.0.1');
	await once(closed, 'listening');
	const unused = closed.address().port;
	closed.close();
	expect((await asked(unused))?.outcome).toBe('conn-refused');
});

test('over TCP it does not speak DNS', () => {
	const question = {server: '127.0.0.1', port: 53, protocol: 'TCP', name} as const;
	expect(node.askServer!.commands(question, 'node', {tools: new Set()})).toStrictEqual([]);
});
