import {expect, test} from 'vitest';
import {createNetwork} from '../../../source/demo/network/network.ts';
import type {PodObject} from '../../../source/demo/objects/kubernetes-object.ts';
import {scenario} from '../../../source/demo/scenario/scenario.ts';
import {curl} from '../../../source/demo/tools/curl.ts';
import {dig} from '../../../source/demo/tools/dig.ts';
import {getent} from '../../../source/demo/tools/getent.ts';
import {nc} from '../../../source/demo/tools/nc.ts';
import {nslookup} from '../../../source/demo/tools/nslookup.ts';
import {runTool, sh} from '../../../source/demo/tools/shell.ts';
import {wget} from '../../../source/demo/tools/wget.ts';
import {noon, podOf, sharedDemo} from '../../_helpers/demo-api.ts';

const everything = [sh, nslookup, dig, getent, curl, wget, nc];

const demo = sharedDemo();

const run = (command: string) => {
	const server = demo();
	const network = createNetwork(server.store, scenario(noon));
	const pod = server.store.get<PodObject>('pods', 'shop', podOf(server, 'shop', 'toolbox'))!;

	return runTool(command.split(' '), {network, pod, tools: everything});
};

const header = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n';
const unknown = (name: string) => `** server can't find ${name}: NXDOMAIN\n\n`;

test.each([
	['web.shop.svc.cluster.local.', 'Name:\tweb.shop.svc.cluster.local\nAddress: 10.96.12.31\n\n\n', 0],
	['web.shop', unknown('web.shop').repeat(2), 1],
	[
		'web',
		`Name:\tweb.shop.svc.cluster.local\nAddress: 10.96.12.31\n\n${unknown('web.svc.cluster.local')}${unknown('web.cluster.local')}\n${unknown('web.svc.cluster.local')}${unknown('web.cluster.local')}`,
		1,
	],
	[
		'mail.infra.svc.cluster.local',
		'mail.infra.svc.cluster.local\tcanonical name = smtp.example.com\nName:\tsmtp.example.com\nAddress: 198.51.100.25\n\nmail.infra.svc.cluster.local\tcanonical name = smtp.example.com\n\n',
		0,
	],
	['legacy-database.shop.svc.cluster.local', unknown('legacy-database.shop.svc.cluster.local').repeat(2), 1],
])('nslookup %s', async (name, stdout, exitCode) => {
	expect(await run(`nslookup ${name}`)).toEqual({stdout: header + stdout, stderr: '', exitCode});
});

test.each([
	['getent hosts web', '10.96.12.31     web.shop.svc.cluster.local\n', 0],
	['getent hosts nope', '', 2],
	['dig +short web.shop.svc.cluster.local', '10.96.12.31\n', 0],
	['dig +short web', '', 0],
	['wget -q -O - http://web/', 'ok\n', 0],
	['curl -sS http://web/', 'ok\n', 0],
	['curl -k https://vault.infra/', 'ok\n', 0],
	['nc -z web 80', '', 0],
])('%s', async (command, stdout, exitCode) => {
	expect(await run(command)).toMatchObject({stdout, exitCode});
});

test('dig tells an unknown name by its status', async () => {
	const output = await run('dig +search +tries=1 +time=2 +noall +comments +answer nope A');
	expect(output).toMatchObject({exitCode: 0, stdout: expect.stringContaining('status: NXDOMAIN')});
});

test.each([
	[
		'wget -q -O /dev/null http://checkout/',
		"wget: can't connect to remote host (10.96.7.201): Connection refused\n",
		1,
	],
	['wget -q -O /dev/null http://nope/', "wget: bad address 'nope'\n", 1],
	['wget -q -O /dev/null http://web/admin', 'wget: server returned error: HTTP/1.1 404 Not Found\n', 1],
	['wget -q -O /dev/null http://vault.infra:443/', 'wget: error getting response: Connection reset by peer\n', 1],
	['curl -sS http://cart/', "curl: (7) Failed to connect to cart port 80 after 0 ms: Couldn't connect to server\n", 7],
	['curl -sS http://nope/', 'curl: (6) Could not resolve host: nope\n', 6],
	['curl -sS https://web:80/', 'curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number\n', 35],
	['curl -sS http://vault.infra:443/', 'curl: (56) Recv failure: Connection reset by peer\n', 56],
	[
		'curl -sS http://192.0.2.10:5432/',
		'curl: (28) Failed to connect to 192.0.2.10 port 5432 after 3001 ms: Timeout was reached\n',
		28,
	],
	['nc -v -z -w 3 ledger 80', 'nc: ledger (10.96.11.90:80): Connection refused\n', 1],
])('%s fails', async (command, stderr, exitCode) => {
	expect(await run(command)).toEqual({stdout: '', stderr, exitCode});
});

test('curl writes out what it was asked for', async () => {
	const output = await run('curl -sS -o /dev/null -w %{http_code}|%{remote_ip}|%{exitcode}\\n http://web/admin');
	expect(output).toEqual({stdout: '404|10.96.12.31|0\n', stderr: '', exitCode: 0});
});
