import {chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {isRestored, kubeconfigFile} from '../../_helpers/dashboard.ts';
import {startDemo} from '../../_helpers/demo-api.ts';
import {openTerminal} from '../../_helpers/pty.ts';
import {startTokenGate} from '../../_helpers/token-gate.ts';

/**
 * A kubeconfig whose plugin asks for a code on the terminal, which it then gives as the token, and a gate that lets in who
 * brings 1111. Without a terminal the plugin fails.
 */
const start = async () => {
	const demo = await startDemo();
	const gate = await startTokenGate(demo.url, '1111');
	const folder = mkdtempSync(path.join(tmpdir(), 'plugin-'));
	const command = path.join(folder, 'login');
	const lines = [
		'#!/bin/sh',
		`echo "$KUBERNETES_EXEC_INFO" >> ${folder}/infos`,
		'[ -t 0 ] || { echo "no terminal to ask on" >&2; exit 1; }',
		'printf "Code: " >&2',
		'read code',
		`printf '{"status": {"token": "%s"}}' "$code"`,
	];
	writeFileSync(command, `${lines.join('\n')}\n`);
	chmodSync(command, 0o755);
	const file = kubeconfigFile(`
clusters: [{name: c, cluster: {server: "${gate.url}"}}]
users: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ${command}, interactiveMode: IfAvailable}}}]
contexts: [{name: ctx, context: {cluster: c, user: u, namespace: shop}}]
current-context: ctx
`);
	const interactive = () =>
		readFileSync(path.join(folder, 'infos'), 'utf8')
			.trim()
			.split('\n')
			.map(line => JSON.parse(line).spec.interactive);
	return {file, gate, interactive};
};

test('a credential plugin asks on the terminal before the screen opens, and on it when its token is refused', async ({
	onTestFinished,
}) => {
	const {file, gate, interactive} = await start();
	const screen = openTerminal(['--kubeconfig', file]);
	onTestFinished(screen.kill);
	await screen.until(/^Code:/);
	screen.type('1111\r');
	await screen.until(/● live/);

	gate.accept('2222');
	await screen.until(/the credential plugin of context ctx asks; ctrl-c ends it\.\s+Code:/);
	expect(isRestored(screen.output())).toBe(true);
	screen.type('22');
	screen.type('22\r');
	await screen.until(/● live/);
	screen.type('/shop.web\r');
	await screen.until(/SERVICES 1 /);
	// While the screen is there it is tried without a question first.
	expect(interactive()).toStrictEqual([true, false, true]);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});

test('who ends the question is told so, and not asked again', async ({onTestFinished}) => {
	const {file, gate, interactive} = await start();
	const screen = openTerminal(['--kubeconfig', file]);
	onTestFinished(screen.kill);
	await screen.until(/^Code:/);
	screen.type('1111\r');
	await screen.until(/● live/);
	gate.accept('2222');
	await screen.until(/asks; ctrl-c ends it\.\s+Code:/);
	screen.type('\u0003');
	await screen.until(/○ stale|✖/);
	// It goes on without questions.
	gate.accept('1111');
	screen.type('?');
	await screen.until(/HELP/);
	expect(interactive().filter(Boolean)).toHaveLength(2);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});

test('check lends the terminal to a plugin', async ({onTestFinished}) => {
	const {file} = await start();
	const screen = openTerminal(['check', '--kubeconfig', file]);
	onTestFinished(screen.kill);
	await screen.until(/^Code:/);
	screen.type('1111\r');
	expect(await screen.exited).toBe(1);
	await screen.until(/services: /);
});
