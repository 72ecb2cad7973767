import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {expect, onTestFinished, test} from 'vitest';
import {connect, nobody} from '../../../source/kubernetes/connection/connection.ts';

test.each([
	['{token: secret}', false],
	['{exec: {apiVersion: client.authentication.k8s.io/v1, command: login}}', true],
	['{auth-provider: {name: oidc, config: {}}}', true],
	['{client-certificate-data: YQ==, client-key-data: YQ==}', false],
])('credentials of the user %s come from a program: %s', (user, expected) => {
	const config = new KubeConfig();
	config.loadFromString(`
clusters: [{name: a, cluster: {server: "https://192.0.2.1"}}]
users: [{name: a, user: ${user}}]
contexts: [{name: a, context: {cluster: a, user: a}}]
current-context: a
`);
	const connection = connect(() => config, nobody);
	onTestFinished(connection.close);
	expect(connection.hasCredentialPlugin).toBe(expected);
});
