import http from 'node:http';
import {expect, onTestFinished, test} from 'vitest';
import {connect, type Identity, nobody} from '../../../../source/kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../../../../source/kubernetes/connection/kubeconfig.ts';
import {createExec} from '../../../../source/kubernetes/exec/create-exec.ts';
import {listening} from '../../../_helpers/forward-proxies.ts';
import {fileWith} from '../../../_helpers/run-command.ts';

/** The headers that impersonate, of a request and of a command, for a kubeconfig's user and flags. */
const sent = async (user: string, identity: Identity) => {
	const seen: Array<Record<string, unknown>> = [];
	const look = ({rawHeaders}: http.IncomingMessage) => {
		const headers: Record<string, string[]> = {};
		for (let index = 0; index < rawHeaders.length; index += 2) {
			const name = rawHeaders[index]!.toLowerCase();
			if (name.startsWith('impersonate-')) {
				headers[name] = [...(headers[name] ?? []), rawHeaders[index + 1]!];
			}
		}

		seen.push(headers);
	};
	const server = http.createServer((message, response) => {
		look(message);
		response.end('{}');
	});
	server.on('upgrade', (message, socket) => {
		look(message);
		socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
	});
	const port = await listening(server);
	const file = fileWith(`
clusters: [{name: c, cluster: {server: "http://127.0.0.1:${port}"}}]
users: [{name: u, user: ${user}}]
contexts: [{name: ctx, context: {cluster: c, user: u}}]
current-context: ctx
`);
	const place = {file, variable: undefined, home: undefined, serviceAccount: '/nowhere'};
	const connection = connect(() => loadKubeconfig(place), identity);
	onTestFinished(connection.close);
	const {signal} = new AbortController();
	const action = {verb: 'get', resource: 'version', namespace: undefined};
	(await connection.request({path: '/version', action, silence: 5000, signal})).resume();
	await createExec(connection)({namespace: 'a', pod: 'a', container: 'a'}, ['true'], {signal, timeoutMs: 5000});
	expect(seen).toHaveLength(2);
	expect(seen[1]).toStrictEqual(seen[0]);
	return seen[0];
};

const admin =
	'{token: t, as: admin, as-uid: "7", as-groups: ["system:masters", "ops"], as-user-extra: {"Acme.com/Reason": [a, b]}}';

test('whom the kubeconfig says to impersonate is impersonated with groups, UID and all else', async () => {
	expect(await sent(admin, nobody)).toStrictEqual({
		'impersonate-user': ['admin'],
		'impersonate-uid': ['7'],
		'impersonate-group': ['system:masters', 'ops'],
		'impersonate-extra-acme.com%2freason': ['a', 'b'],
	});
});

test('flags come in the place of that', async () => {
	expect(await sent(admin, {as: 'jörg', groups: ['dev']})).toStrictEqual({
		'impersonate-user': [Buffer.from('jörg').toString('latin1')],
		'impersonate-group': ['dev'],
	});
});

test.each(['{token: t}', '{token: t, as: ""}', '{token: t, as-groups: [a]}'])(
	'nobody is impersonated by %s',
	async user => {
		expect(await sent(user, nobody)).toStrictEqual({});
	},
);
