import {spawn} from 'node:child_process';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {expect, onTestFinished, test} from 'vitest';
import {dnsRungs} from '../../source/probes/dns-tools.ts';

const name = 'kubernetes.default.svc.cluster.local.';
const all = ['dig', 'nslookup', 'host', 'python3', 'python', 'node', 'perl', 'bash'];

const rungs = (port: number, tools: readonly string[] = all, protocol: 'UDP' | 'TCP' = 'UDP') =>
	dnsRungs({server: '127.0.0.1', port, protocol, name}, {hasShell: true, tools: new Set(tools), resolv: undefined});

test('only what the container has is tried, and over TCP only what speaks it', () => {
	expect(rungs(53).map(({tool}) => tool)).toStrictEqual([
		'dig',
		'nslookup',
		'nslookup',
		'host',
		'python3',
		'python',
		'node',
		'perl',
		'bash',
	]);
	expect(rungs(5353).map(({tool}) => tool)).not.toContain('host');
	expect(rungs(53, all, 'TCP').map(({tool}) => tool)).toStrictEqual(['dig', 'nslookup']);
	expect(rungs(53, ['curl', 'wget', 'getent'])).toStrictEqual([]);
});

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

/** What a program of this machine says; only node is known to be on every one. */
const asked = async (tool: string, port: number) => {
	const rung = rungs(port).find(each => each.tool === tool)!;
	const child = spawn(process.execPath, rung.argv.slice(1));
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', data => {
		stdout += data;
	});
	child.stderr.on('data', data => {
		stderr += data;
	});
	const [exitCode] = await once(child, 'close');
	return rung.read({stdout, stderr, exitCode, ms: 1});
};

test('the script asks for the name, and reads the answer', async () => {
	const {port, queries} = await serve(3);
	expect(await asked('node', port)).toMatchObject({outcome: 'ok', detail: expect.stringContaining('NXDOMAIN')});
	const [query] = queries;
	expect(query!.subarray(12).toString('latin1')).toBe(
		'\u000akubernetes\u0007default\u0003svc\u0007cluster\u0005local\u0000\u0000\u0001\u0000\u0001',
	);
});

test('the script tells silence from an address that nothing listens on', async () => {
	const {port} = await serve(undefined);
	expect((await asked('node', port))?.outcome).toBe('dns-timeout');
	const closed = createSocket('udp4').bind(0, '127.0.0.1');
	await once(closed, 'listening');
	const unused = closed.address().port;
	closed.close();
	expect((await asked('node', unused))?.outcome).toBe('conn-refused');
});
