import {expect, test} from 'vitest';
import {openExec, podOf, sharedDemo} from '../../_helpers/demo-api.ts';

const demo = sharedDemo();

const run = async (app: string, argv: readonly string[], protocols?: readonly string[]) => {
	const server = demo();

	return openExec(server, {namespace: 'shop', pod: podOf(server, 'shop', app)}, argv, protocols).ended;
};

test('a program that ends well', async () => {
	expect(await run('toolbox', ['echo', 'hello', 'there'])).toEqual({
		protocol: 'v5.channel.k8s.io',
		stdout: 'hello there\n',
		stderr: '',
		status: {metadata: {}, status: 'Success'},
		closeCode: 1000,
	});
});

test('the exit code of one that fails is among the causes', async () => {
	const {protocol, status} = await run('toolbox', ['sh', '-c', 'exit 3'], ['v4.channel.k8s.io']);
	expect(protocol).toBe('v4.channel.k8s.io');
	expect(status).toMatchObject({
		status: 'Failure',
		reason: 'NonZeroExitCode',
		details: {causes: [{reason: 'ExitCode', message: '3'}]},
	});
});

test('a program that is not in the image', async () => {
	const {status} = await run('api', ['sh', '-c', 'true']);
	expect(status).toMatchObject({status: 'Failure', reason: 'InternalError'});
	expect(status.message).toMatch(/exec: "sh": executable file not found in \$PATH: unknown$/);
});

test('a shell asked what its image has', async () => {
	const script = 'for t in "$@"; do command -v "$t"; done; cat /etc/resolv.conf';
	const {stdout} = await run('curl', ['sh', '-c', script, '_', 'nslookup', 'curl', 'wget']);
	expect(stdout).toBe(
		'/usr/bin/curl\nsearch shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
	);
});

test('a shell that reads its input', async () => {
	const server = demo();
	const {socket, opened, ended} = openExec(server, {namespace: 'shop', pod: podOf(server, 'shop', 'toolbox')}, ['sh']);
	await opened;
	socket.send(Buffer.from('\u0000echo one\nnope\nexit 4\n'));
	const {stdout, stderr, status} = await ended;
	expect({stdout, stderr}).toEqual({stdout: 'one\n', stderr: 'sh: nope: not found\n'});
	expect(status.details.causes[0].message).toBe('4');
});

test.each([
	['a pod that is not there', 'nope', undefined, 404, 'pods "nope" not found'],
	['a container that is not there', 'web', 'nope', 400, 'container nope is not valid for pod'],
	['a pod without a node', 'trainer', undefined, 400, 'does not have a host assigned'],
	['a container that does not run', 'payments', undefined, 500, 'container not found ("payments")'],
])('%s is refused', async (_, app, container, code, message) => {
	const server = demo();
	const namespace = app === 'trainer' ? 'analytics' : 'shop';
	const pod = podOf(server, namespace, app) || app;
	const refusal = await openExec(server, {namespace, pod, container}, ['true']).refusal;
	expect(refusal).toMatchObject({code, body: {kind: 'Status', message: expect.stringContaining(message)}});
});
