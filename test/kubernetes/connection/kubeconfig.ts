import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {loadKubeconfig} from '../../../source/kubernetes/connection/kubeconfig.ts';
import {isWithoutCluster, type Place} from '../../../source/kubernetes/connection/kubeconfig-files.ts';
import {hostileName, obeyed} from '../../_helpers/hostile.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kubeconfig-'));
let files = 0;
const file = (text: string) => {
	files++;
	const name = path.join(folder, `config-${files}`);
	writeFileSync(name, text);
	return name;
};

const nowhere: Place = {
	file: undefined,
	variable: undefined,
	home: undefined,
	serviceAccount: path.join(folder, 'none'),
};

const config = (name: string, {current = name, server = 'https://192.0.2.1'} = {}) => `
clusters: [{name: ${name}, cluster: {server: "${server}", certificate-authority: ca.crt}}]
users: [{name: ${name}, user: {token: ${name}-token}}]
contexts: [{name: ${name}, context: {cluster: ${name}, user: ${name}, namespace: ${name}-space}}]
current-context: "${current}"
`;

test('the file named wins over the variable, the variable over home', () => {
	const home = mkdtempSync(path.join(folder, 'home-'));
	mkdirSync(path.join(home, '.kube'));
	writeFileSync(path.join(home, '.kube', 'config'), config('c'));
	const place = {...nowhere, file: file(config('a')), variable: file(config('b')), home};
	expect(loadKubeconfig(place).getCurrentContext()).toBe('a');
	expect(loadKubeconfig({...place, file: undefined}).getCurrentContext()).toBe('b');
	expect(loadKubeconfig({...place, file: undefined, variable: undefined}).getCurrentContext()).toBe('c');
});

test('several files are merged, the first that names a thing wins, and missing ones are passed over', () => {
	const variable = [
		file(config('a')),
		path.join(folder, 'gone'),
		file(config('b')),
		file(config('a', {server: 'https://other'})),
	];
	const merged = loadKubeconfig({...nowhere, variable: variable.join(path.delimiter)});
	expect(merged.getCurrentContext()).toBe('a');
	expect(
		merged
			.getContexts()
			.map(({name}) => name)
			.sort(),
	).toStrictEqual(['a', 'b']);
	expect(merged.getCurrentCluster()!.server).toBe('https://192.0.2.1');
	expect(merged.getCurrentCluster()!.caFile).toBe(path.join(folder, 'ca.crt'));
});

test('a server without TLS needs no word about verifying', () => {
	const loaded = loadKubeconfig({...nowhere, file: file(config('a', {server: 'http://127.0.0.1:8001'}))});
	expect(loaded.getCurrentCluster()!.skipTLSVerify).toBe(true);
});

test('the service account of a pod is used where there is no file', () => {
	const serviceAccount = mkdtempSync(path.join(folder, 'account-'));
	expect(isWithoutCluster({...nowhere, serviceAccount})).toBe(true);
	writeFileSync(path.join(serviceAccount, 'token'), 'secret');
	expect(isWithoutCluster({...nowhere, serviceAccount})).toBe(false);
	writeFileSync(path.join(serviceAccount, 'namespace'), 'shop');
	vi.stubEnv('KUBERNETES_SERVICE_HOST', '10.96.0.1');
	vi.stubEnv('KUBERNETES_SERVICE_PORT', '443');
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const place = {...nowhere, serviceAccount};
	const loaded = loadKubeconfig(place);
	expect(loaded.getCurrentCluster()).toMatchObject({
		server: 'https://10.96.0.1:443',
		caFile: path.join(serviceAccount, 'ca.crt'),
	});
	expect(loaded.getContextObject('in-cluster')).toMatchObject({namespace: 'shop'});
	expect(loaded.getCurrentUser()!.token).toBe('secret');
	writeFileSync(path.join(serviceAccount, 'token'), 'rotated\n');
	expect(loadKubeconfig(place).getCurrentUser()!.token).toBe('rotated');
	vi.stubEnv('KUBERNETES_SERVICE_HOST', 'fd00::1');
	expect(loadKubeconfig(place).getCurrentCluster()!.server).toBe('https://[fd00::1]:443');
	vi.stubEnv('KUBERNETES_SERVICE_HOST', '');
	expect(() => loadKubeconfig(place)).toThrow(/^There is a service account, but neither/);
});

const refusals: ReadonlyArray<readonly [string, Place, string | undefined, RegExp]> = [
	[
		'a missing file',
		{...nowhere, file: '/nowhere/config'},
		undefined,
		/\/nowhere\/config does not exist.*--kubeconfig/,
	],
	['a missing variable', {...nowhere, variable: '/nowhere/config'}, undefined, /\/nowhere\/config does not exist/],
	['an empty file', {...nowhere, file: file(' \n')}, undefined, /is empty/],
	['a folder', {...nowhere, file: folder}, undefined, /cannot be read \(EISDIR\)/],
	['broken YAML', {...nowhere, file: file('clusters: [\n  {name: a')}, undefined, /malformed \(line \d+, column \d+\)/],
	['YAML that is no kubeconfig', {...nowhere, file: file('just text')}, undefined, /has no current context|malformed/],
	['a cluster without server', {...nowhere, file: file('clusters: [{name: a, cluster: {}}]')}, undefined, /malformed/],
	['an unknown context', {...nowhere, file: file(config('a'))}, 'b', /There is no context b in .*There are: a\./],
	[
		'no current context',
		{...nowhere, file: file(config('a', {current: ''}))},
		undefined,
		/no current context.*--context/,
	],
	...['localhost:8080', 'not a URL', 'ftp://192.0.2.1', 'https://192.0.2.1:99999', 'https://'].map(
		server =>
			[
				`the server ${server}`,
				{...nowhere, file: file(config('a', {server}))},
				undefined,
				/^The cluster a in \S+ has the server .*, which is no URL\. Write it as https:\/\/HOST:PORT\.$/,
			] as const,
	),
	...['['.repeat(20_000), '{a: '.repeat(20_000), `\n ${'- '.repeat(20_000)}`].map(
		nested =>
			[
				`nested without measure: ${nested.slice(0, 4).trim()}`,
				{...nowhere, file: file(`users: ${nested}`)},
				undefined,
				/is malformed \(line \d, column \d+\): .*Correct it\.$/,
			] as const,
	),
	['a list of nothing', {...nowhere, file: file('clusters: [null]')}, undefined, /is malformed: /],
	[
		'a file that is a number',
		{...nowhere, file: file(config('a').replace('ca.crt', '5'))},
		undefined,
		/is malformed: .*Correct it\./,
	],
	['nothing at all', nowhere, undefined, /There is no kubeconfig/],
];

test.each(refusals)('%s is one sentence', (_what, place, context, sentence) => {
	expect(() => loadKubeconfig(place, context)).toThrow(sentence);
});

test.each(['names', 'a context there is not', 'a cluster there is not'])(
	'hostile names in %s are safe to show',
	what => {
		const name = JSON.stringify(hostileName);
		const text = config(name, {current: hostileName.slice(0, 4), server: 'https://192.0.2.1'});
		const place = {...nowhere, file: file(text.replace(/current-context: .*/, `current-context: ${name}`))};
		const cases = {
			names: () => loadKubeconfig({...nowhere, file: file(text)}),
			'a context there is not': () => loadKubeconfig(place, `other${hostileName}`),
			'a cluster there is not': () =>
				loadKubeconfig({
					...nowhere,
					file: file(`current-context: ${name}\ncontexts: [{name: ${name}, context: {cluster: ${name}}}]`),
				}),
		};
		expect(cases[what as keyof typeof cases]).toThrow(
			expect.objectContaining({message: expect.not.stringMatching(obeyed)}),
		);
	},
);

test('a token is read from the file that the kubeconfig names, again each time', () => {
	const token = path.join(folder, 'token');
	writeFileSync(token, 'first\n');
	const named = file(config('a').replace('token: a-token', 'token: old, tokenFile: token'));
	const tokenNow = () => loadKubeconfig({...nowhere, file: named}).getCurrentUser()!.token;
	expect(tokenNow()).toBe('first');
	writeFileSync(token, 'second\n');
	expect(tokenNow()).toBe('second');
});

test('where it cannot be read, a token that is written out does', () => {
	const named = file(config('a').replace('token: a-token', 'token: old, tokenFile: nowhere'));
	expect(loadKubeconfig({...nowhere, file: named}).getCurrentUser()!.token).toBe('old');
});

test('where it cannot be read and there is no other, it is named; not that of a user who is not asked for', () => {
	const unread = config('a').replace('token: a-token', 'tokenFile: nowhere');
	expect(() => loadKubeconfig({...nowhere, file: file(unread)})).toThrow(
		`The token file ${folder}/nowhere of the user a cannot be read (ENOENT).`,
	);
	const other = [file(config('b')), file(unread)].join(path.delimiter);
	expect(loadKubeconfig({...nowhere, variable: other}).getCurrentUser()!.token).toBe('b-token');
});

test.each([
	['gcp', /has the auth-provider gcp, which kubectl does not know either\. Use the plugin gke-gcloud-auth-plugin: /],
	['azure', /has the auth-provider azure, which kubectl does not know either\. Use the plugin kubelogin: /],
	['exec', /has the auth-provider exec, .*\. Use a credential plugin \(exec\)\.$/],
])('the auth-provider %s is refused as kubectl does, with what to use instead', (name, sentence) => {
	const user = `user: {auth-provider: {name: ${name}, config: {cmd-path: "touch ${folder}/ran"}}}`;
	const named = file(config('a').replace('user: {token: a-token}', user));
	expect(() => loadKubeconfig({...nowhere, file: named})).toThrow(sentence);
});

test('a plugin with a path is looked for beside the kubeconfig, one without it is left to $PATH', () => {
	const commandOf = (command: string) => {
		const user = `user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ${command}}}`;
		const named = file(config('a').replace('user: {token: a-token}', user));
		return loadKubeconfig({...nowhere, file: named}).getCurrentUser()!.exec.command;
	};
	expect(commandOf('./bin/login')).toBe(path.join(folder, 'bin/login'));
	expect(commandOf('/usr/bin/login')).toBe('/usr/bin/login');
	expect(commandOf('login')).toBe('login');
});
