import {expect, test} from 'vitest';
import {openDashboard} from '../../_helpers/dashboard.ts';

/** The bundled dashboard in a pty with a port that leads to shop/web of a demo server of this process. */
const open = async () => {
	const other = '- {name: other, context: {cluster: demo, user: demo, namespace: infra}}\n';
	const {screen} = await openDashboard({
		...{columns: 120, rows: 30, args: ['-n', 'shop']},
		configure: kubeconfig => kubeconfig.replace(/^contexts:\n/m, contexts => contexts + other),
	});
	await screen.until(/● live/);
	screen.type('/^shop.web\\b\r');
	await screen.until(/SERVICES 1 /);
	screen.type('F');
	await screen.until(/forward \d*:80█ {2}to shop\/web/);
	// Whatever is free on this machine.
	screen.type('\u0015:80\r');
	const [, port = ''] = /127\.0\.0\.1:(\d+) leads to shop\/web:80/.exec(
		await screen.until(/127\.0\.0\.1:\d+ leads to shop\/web:80/),
	)!;
	return {screen, url: `http://127.0.0.1:${port}/`};
};

const ask = async (url: string) => (await fetch(url, {headers: {connection: 'close'}})).text();

test('a port leads to the Service until one quits, which is asked about', async () => {
	const {screen, url} = await open();
	expect(await ask(url)).toMatch(/^web-\S+ \/\n$/);
	screen.type('f');
	await screen.until(/FORWARDS 1[\s\S]*shop\/web:80 +web-\S+ +0\/1 /);
	screen.type('\u001b');
	await screen.until(/SERVICES 1 [\s\S]* web .*⇄ :\d+/);
	screen.type('q');
	await screen.until(/1 port is forwarded\. Quit, and close it\?/);
	screen.type('\r');
	expect(await screen.exited).toBe(0);
	await expect(ask(url)).rejects.toThrow('fetch failed');
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('%s closes it', async signal => {
	const {screen, url} = await open();
	expect(await ask(url)).toContain('web-');
	screen.pty.kill(signal);
	await screen.exited;
	await expect(ask(url)).rejects.toThrow('fetch failed');
});

test('another context closes it and says so, another namespace does not', async () => {
	const {screen, url} = await open();
	screen.type(':ns infra\r');
	await screen.until(/svctop · \S+ · infra[\s\S]*● live|infra +● live/);
	expect(await ask(url)).toContain('web-');
	screen.type(':ctx other\r');
	await screen.until(/1 port is no longer forwarded: context \S+ was left\./);
	await expect(ask(url)).rejects.toThrow('fetch failed');
});

test('it is stopped by itself', async () => {
	const {screen, url} = await open();
	screen.type('f');
	await screen.until(/FORWARDS 1/);
	screen.type('d');
	await screen.until(/FORWARDS 0[\s\S]*is no longer forwarded to shop\/web\./);
	await expect(ask(url)).rejects.toThrow('fetch failed');
});
