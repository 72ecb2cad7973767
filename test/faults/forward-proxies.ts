import {execFile} from 'node:child_process';
import {expect, test} from 'vitest';
import {kubeconfigFor} from '../../source/demo/kubeconfig.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';
import {startHttpProxy, startSocksProxy} from '../_helpers/forward-proxies.ts';
import {cliFile} from '../_helpers/pty.ts';
import {fileWith} from '../_helpers/run-command.ts';

const demo = sharedDemo();
const upstream = () => ({port: Number(new URL(demo().url).port)});

/** Runs check of a server whose name nobody can resolve, with these variables and no other ones of proxies. */
const check = (env: NodeJS.ProcessEnv) =>
	new Promise<{code: unknown; stdout: string; stderr: string}>(resolve => {
		const file = fileWith(kubeconfigFor('http://api.cluster.invalid', 'secret'));
		const args = ['check', '-n', 'shop', '--kubeconfig', file, '--request-timeout', '5s'];
		const inherited = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name));
		execFile(
			process.execPath,
			[cliFile, ...args],
			{env: {...Object.fromEntries(inherited), ...env}},
			(error, stdout, stderr) => resolve({code: error?.code, stdout, stderr}),
		);
	});

test('check goes by the proxy of the environment', async () => {
	const proxy = await startHttpProxy(upstream());
	const {code, stdout} = await check({http_proxy: `127.0.0.1:${proxy.port}`});
	expect(code).toBe(1);
	expect(stdout).toMatch(/selector-matches-nothing[\s\S]* services: /);
	expect(proxy.asked).toContain('api.cluster.invalid:80');
});

test('check goes by a SOCKS proxy with a password', async () => {
	const proxy = await startSocksProxy(upstream(), {user: 'me:secret'});
	const {code} = await check({HTTP_PROXY: `socks5://me:secret@127.0.0.1:${proxy.port}`});
	expect(code).toBe(1);
	expect(proxy.asked).toContain('api.cluster.invalid:80');
});

test('NO_PROXY keeps it from the proxy', async () => {
	const proxy = await startHttpProxy(upstream());
	const {code, stderr} = await check({HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: '.invalid'});
	expect(code).toBe(2);
	expect(stderr).toMatch(/^The API server http:\/\/api\.cluster\.invalid\S* has a name that/m);
	expect(proxy.asked).toStrictEqual([]);
});

test('a proxy that is down is what the one sentence is about', async () => {
	const {code, stderr} = await check({HTTP_PROXY: 'http://me:hidden@127.0.0.1:1'});
	expect(code).toBe(2);
	expect(stderr).toMatch(
		/^The proxy http:\/\/127\.0\.0\.1:1 \(\$HTTP_PROXY\) refuses the connection\. Check that it runs and that this machine can reach it\.$/m,
	);
	expect(stderr).not.toContain('hidden');
});
