import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {type Outage, observe} from '../_helpers/outage.ts';
import {startOwnApiServer} from '../_helpers/own-api-server.ts';
import {openTerminal} from '../_helpers/pty.ts';

/** Seconds in which an outage is told, and in which its end is, with what a busy machine takes. */
const noticeSeconds = 12;
const recoverySeconds = 9;

let own: Awaited<ReturnType<typeof startOwnApiServer>>;
beforeAll(async () => {
	own = await startOwnApiServer();
	await createService('first');
});
afterAll(() => own?.close());

const createService = (name: string) =>
	promisify(execFile)('kubectl', [
		...['--kubeconfig', own.kubeconfig, 'create', 'service', 'externalname', name],
		...['--external-name', 'example.com'],
	]);

const open = async () => {
	const screen = openTerminal(['-n', 'default', '--kubeconfig', own.kubeconfig]);
	onTestFinished(screen.kill);
	await screen.until(/● live[\s\S]*first/, 30_000);
	return screen;
};

const outages: readonly Outage[] = [
	{
		name: 'an API server that is killed and started again',
		lastsMs: 11_000,
		begin: () => own.apiServer.kill(),
		end: () => own.apiServer.start(),
	},
	{
		name: 'an API server that stands still',
		lastsMs: 13_000,
		begin: () => own.apiServer.freeze(),
		end: () => own.apiServer.thaw(),
	},
];

test.each(outages)(
	'$name: it is told, keys work, nothing is concluded from it, and it is over soon after',
	async outage => {
		const screen = await open();
		const {toldAfter, liveAfter, counts} = await observe(screen, outage);
		expect(toldAfter).toBeLessThan(noticeSeconds);
		expect(liveAfter).toBeLessThan(recoverySeconds);
		expect(counts).toHaveLength(1);
		expect(screen.text()).toContain('first');
	},
);

test('an etcd that is killed and started again: what changes after it is seen', async () => {
	const screen = await open();
	await own.etcd.kill();
	await own.etcd.start();
	await expect.poll(() => createService('after-etcd'), {timeout: 20_000}).toBeTruthy();
	await screen.until(/● live[\s\S]*after-etcd/, recoverySeconds * 1000);
});

test('a storage that is restored from an older state: what was made since is gone', async () => {
	await own.keep();
	await createService('late');
	const screen = await open();
	await screen.until(/late/);
	await own.restore();
	await screen.until(/● live(?![\s\S]*late)[\s\S]*first/, 20_000);
});
