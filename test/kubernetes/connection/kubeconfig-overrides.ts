import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {loadKubeconfig} from '../../../source/kubernetes/connection/kubeconfig.ts';
import type {Place} from '../../../source/kubernetes/connection/kubeconfig-files.ts';
import {
	type KubeconfigOverrides,
	noOverrides,
	overrideFlags,
} from '../../../source/kubernetes/connection/kubeconfig-overrides.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'overrides-'));
const file = path.join(folder, 'config');
const own = path.join(folder, 'own.pem');
writeFileSync(own, 'certificate');
writeFileSync(
	file,
	`
clusters:
- {name: eu, cluster: {server: "https://eu.example:6443", certificate-authority-data: ZXU=}}
- {name: us, cluster: {server: "https://us.example:6443", insecure-skip-tls-verify: true}}
users:
- {name: ann, user: {client-certificate-data: YW5u, client-key-data: YW5u}}
- {name: ben, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: login}}}
contexts: [{name: work, context: {cluster: eu, user: ann, namespace: shop}}]
current-context: work
`,
);
const place: Place = {file, variable: undefined, home: undefined, serviceAccount: path.join(folder, 'none')};

const load = (overrides: Partial<KubeconfigOverrides>, from = place) => {
	const config = loadKubeconfig(from, undefined, {...noOverrides, ...overrides});
	return {
		cluster: config.getCurrentCluster(),
		user: config.getCurrentUser(),
		namespace: config.getContextObject(config.getCurrentContext())?.namespace,
	};
};

test('another cluster or user of the kubeconfig takes the place of those of the context', () => {
	expect(load({cluster: 'us', user: 'ben'})).toMatchObject({
		cluster: {server: 'https://us.example:6443', skipTLSVerify: true},
		user: {name: 'ben', exec: {command: 'login'}},
		namespace: 'shop',
	});
});

test.each([
	[{cluster: 'asia'}, 'There is no cluster asia in the kubeconfig. There are: eu, us.'],
	[{user: 'cid'}, 'There is no user cid in the kubeconfig. There are: ann, ben.'],
	[{server: 'nowhere'}, 'has the server nowhere, which is no URL. Write it as https://HOST:PORT.'],
	[{certificateAuthority: '/none.pem'}, 'The file /none.pem of --certificate-authority cannot be read (ENOENT).'],
	[{clientKey: '/none.pem'}, 'The file /none.pem of --client-key cannot be read (ENOENT).'],
])('%j is refused in one sentence', (overrides, sentence) => {
	expect(() => load(overrides)).toThrow(sentence);
});

test('another server keeps the trust of the kubeconfig, and plain HTTP needs none', () => {
	expect(load({server: 'https://other.example'}).cluster).toMatchObject({
		server: 'https://other.example',
		caData: 'ZXU=',
		skipTLSVerify: false,
	});
	expect(load({server: 'http://127.0.0.1:8001'}).cluster).toMatchObject({skipTLSVerify: true});
});

test('a trust given by flag replaces that of the kubeconfig, both ways', () => {
	const insecure = load({isInsecure: true}).cluster;
	expect(insecure).toMatchObject({skipTLSVerify: true});
	expect(insecure).not.toHaveProperty('caData');
	expect(load({cluster: 'us', certificateAuthority: own}).cluster).toMatchObject({caFile: own, skipTLSVerify: false});
	expect(load({tlsServerName: 'kubernetes'}).cluster).toMatchObject({tlsServerName: 'kubernetes', caData: 'ZXU='});
});

test('a token or a certificate given by flag is the only credential', () => {
	expect(load({token: 'secret'}).user).toEqual({name: 'ann', token: 'secret'});
	expect(load({user: 'ben', token: 'secret'}).user).toEqual({name: 'ben', token: 'secret'});
	expect(load({clientCertificate: own, clientKey: own}).user).toEqual({name: 'ann', certFile: own, keyFile: own});
	expect(load({clientKey: own}).user).toEqual({name: 'ann', certData: 'YW5u', keyFile: own});
});

test('a server by flag needs no kubeconfig', () => {
	const without = {...place, file: undefined};
	expect(load({server: 'https://192.0.2.1', token: 'secret'}, without)).toMatchObject({
		cluster: {server: 'https://192.0.2.1'},
		user: {token: 'secret'},
	});
	expect(() => load({token: 'secret'}, without)).toThrow('There is no kubeconfig.');
});

test('commands for kubectl name what it would not find, and no credentials', () => {
	const said = overrideFlags({
		...noOverrides,
		...{cluster: 'us', user: 'ben', server: 'https://x', token: 'secret', clientKey: '/key'},
		...{certificateAuthority: '/ca.pem', tlsServerName: 'k', isInsecure: true},
	});
	expect(said.join(' ')).toBe(
		'--cluster us --user ben --server https://x --certificate-authority /ca.pem --tls-server-name k --insecure-skip-tls-verify',
	);
	expect(overrideFlags(noOverrides)).toEqual([]);
});
