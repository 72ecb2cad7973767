import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Fault} from '../../source/demo/faults.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {noon, patch, startDemo} from '../_helpers/demo-api.ts';
import {openTerminal} from '../_helpers/pty.ts';

const enterScreen = '\u001b[?1049h';
const leaveScreen = '\u001b[?1049l';

type Size = {readonly columns?: number; readonly rows?: number};

/** The bundled dashboard in a pty, on a demo server of this process. */
const open = async ({
	faults = [],
	world,
	args = ['-A'],
	env = {},
	...size
}: Size &
	Partial<Parameters<typeof startDemo>[0]> & {
		args?: readonly string[];
		env?: NodeJS.ProcessEnv;
		faults?: readonly Fault[];
	} = {}) => {
	const server = await startDemo({faults, ...(world && {world})});
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'dashboard-')), 'config');
	writeFileSync(file, server.kubeconfig);
	const screen = openTerminal(['--kubeconfig', file, ...args], {...size, env});
	onTestFinished(screen.kill);
	return {server, screen};
};

const isRestored = (output: string) =>
	output.lastIndexOf(leaveScreen) > output.lastIndexOf(enterScreen) &&
	output.lastIndexOf('\u001b[?25h') > output.lastIndexOf('\u001b[?25l');

test.each([
	['q', 'q'],
	['ctrl-c', '\u0003'],
	[':q', ':q\r'],
])('%s gives the terminal back, and the exit code is 0', async (_name, keys) => {
	const {screen} = await open();
	await screen.until(/● live/);
	screen.type(keys);
	expect(await screen.exited).toBe(0);
	expect(isRestored(screen.output())).toBe(true);
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('%s gives the terminal back', async signal => {
	const {screen} = await open();
	await screen.until(/● live/);
	screen.pty.kill(signal);
	await screen.exited;
	expect(isRestored(screen.output())).toBe(true);
});

test('what is broken floats to the top, with its cause', async () => {
	const {screen} = await open({columns: 120, rows: 40});
	const text = await screen.until(/● live/);
	expect(text).toMatch(/✖ shop\s+checkout\s+ClusterIP\s+0\/0.*no pod has app=checkuot; 3 have app=chec/);
	const marks = text
		.split('\n')
		.flatMap(line => /^ ([✖▲ ]) (?:analytics|default|infra|kube-system|shop)/.exec(line)?.[1] ?? []);
	expect(marks.join('').trimEnd()).not.toContain(' ✖');
});

test('a change reaches the screen', async () => {
	const {server, screen} = await open({columns: 120, rows: 60});
	await screen.until(/● live/);
	screen.type('/checkout\r');
	await screen.until(/SERVICES 1 [\s\S]*shop\s+checkout\s+ClusterIP\s+0\/0/);
	await patch(server, '/api/v1/namespaces/shop/services/checkout', {spec: {selector: {app: 'checkout'}}});
	await screen.until(/shop\s+checkout\s+ClusterIP\s+3\/3/);
});

test('hostile text moves no cursor', async () => {
	const world = scenario(noon);
	const attack = '\u001b[2J\u001b[3;33Hpwned\u0007\u009b31m\u202e';
	for (const [, object] of world.objects) {
		Object.assign(object.metadata, {labels: {...object.metadata.labels, hostile: attack}});
	}

	const [, checkout] = world.objects.find(
		([plural, {metadata}]) => plural === 'services' && metadata.name === 'checkout',
	)!;
	const hostile = structuredClone(checkout) as unknown as {
		metadata: {name: string; uid: string};
		spec: {selector: Record<string, string>; ports: Array<{name: string; targetPort: string}>};
	};
	hostile.metadata = {...hostile.metadata, name: `evil${attack}`, uid: 'evil'};
	hostile.spec.selector = {[`app${attack}`]: attack};
	hostile.spec.ports[0]!.targetPort = attack;
	const {screen} = await open({
		columns: 120,
		rows: 40,
		world: {...world, objects: [...world.objects, ['services', hostile] as never]},
		faults: [{trouble: {kind: 'exec-control-sequences'}, verb: 'exec'}],
	});
	await screen.until(/evil␛\[2J/);
	screen.type('/evil\r');
	await screen.until(/SERVICES 1 /);
	screen.type('\r');
	await screen.until(/DIAGNOSIS \S+evil/);
	screen.type('\u001b');
	await screen.until(/SERVICES 1 /);
	screen.type('n');
	await screen.until(/<enter>/);
	screen.type('\r');
	await screen.until(/PROBE[\s\S]*([✖✔?] .*\.|running)/);
	expect(screen.output()).not.toContain('\u001b[3;33H');
	expect(screen.output()).not.toContain('\u001b[2J');
	expect(screen.output()).not.toMatch(/[\u0007\u0080-\u009f\u202e]/);
});

test('a terminal too small says so, and recovers', async () => {
	const {screen} = await open({columns: 10, rows: 3});
	await screen.until(/too small/);
	screen.resize(100, 30);
	await screen.until(/● live/);
	screen.resize(10, 3);
	await screen.until(/too small/);
	screen.resize(80, 24);
	await screen.until(/SERVICES/);
});

test('an API server that goes away is stale, and comes back by itself', async () => {
	const {server, screen} = await open();
	await screen.until(/● live/);
	await server.stop();
	const text = await screen.until(/○ stale \d+s/);
	expect(text).toMatch(/shop\s+checkout/);
	await server.start();
	await screen.until(/● live/);
});

test('what is forbidden says which right is missing, and accuses nobody', async () => {
	const {screen} = await open({
		columns: 120,
		rows: 30,
		faults: [{trouble: {kind: 'status', code: 403}, verb: 'list', resource: 'pods'}],
	});
	await screen.until(/Listing pods in all namespaces is forbidden/);
	await screen.until(/✖ 0\s+▲ 0/);
});

test('who may not look at all namespaces is asked for one, once', async () => {
	const faults: Fault[] = [{trouble: {kind: 'status', code: 403}, namespace: ''}];
	const state = mkdtempSync(path.join(tmpdir(), 'state-'));
	const first = await open({faults, env: {XDG_STATE_HOME: state}});
	await first.screen.until(/:ns █/);
	first.screen.type('shop\r');
	await first.screen.until(/● live[\s\S]*checkout/);
	const second = await open({faults, env: {XDG_STATE_HOME: state}});
	await second.screen.until(/· shop[\s\S]*● live[\s\S]*checkout/);
});

test('who said a once is not asked again in that context, at the next start either', async () => {
	const state = mkdtempSync(path.join(tmpdir(), 'state-'));
	const first = await open({columns: 120, rows: 30, env: {XDG_STATE_HOME: state}});
	await first.screen.until(/● live/);
	first.screen.type('/payments\rn');
	await first.screen.until(/Run nslookup payments\.shop .*<a> always in demo/);
	first.screen.type('a');
	await first.screen.until(/PROBE shop\/payments/);
	const second = await open({columns: 120, rows: 30, env: {XDG_STATE_HOME: state}});
	await second.screen.until(/● live/);
	second.screen.type('/payments\rn');
	await second.screen.until(/PROBE shop\/payments/);
});

test('keys typed in one go are applied in order', async () => {
	const {screen} = await open({columns: 120, rows: 30});
	await screen.until(/● live/);
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
});

test('keys typed before there is a screen are applied when there is one', async () => {
	const {screen} = await open({columns: 120, rows: 30});
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
});

test('an unknown context is one sentence and exit code 2, before the screen is taken', async () => {
	const {screen} = await open({args: ['--context', 'nosuch']});
	expect(await screen.exited).toBe(2);
	expect(screen.output()).toMatch(/There is no context nosuch in .* There are: demo\./);
	expect(screen.output()).not.toContain(enterScreen);
});

test('a kubeconfig that is empty is one sentence and exit code 2, before the screen is taken', async () => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'dashboard-')), 'config');
	writeFileSync(file, '');
	const screen = openTerminal(['--kubeconfig', file]);
	expect(await screen.exited).toBe(2);
	expect(screen.output()).toMatch(/^The kubeconfig .* is empty\. Name another with --kubeconfig\.\r\n$/);
});

test('--readonly runs nothing, and says why', async () => {
	const {screen} = await open({columns: 120, rows: 30, args: ['-A', '--readonly']});
	await screen.until(/● live/);
	screen.type('n');
	await screen.until(/started with --readonly: nothing is run inside pods/);
});

test('a shell gets the terminal, and gives it back', async () => {
	const {screen} = await open({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.web\r');
	await screen.until(/SERVICES 1 /);
	screen.type('s');
	await screen.until(/CONTAINERS 3/);
	screen.type('\r');
	await screen.until(/shell in shop\/web-\S+, container web[\s\S]*\/ # /);
	expect(isRestored(screen.output())).toBe(true);
	screen.type('hostname\r');
	await screen.until(/hostname\s+web-\S+\s+\/ # /);
	screen.resize(90, 25);
	screen.type('exit\r');
	await screen.until(/SERVICES 1 [\s\S]*The shell in pod web-\S+ has ended\./);
	screen.type('y');
	await screen.until(/YAML Service shop\/web/);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
	expect(isRestored(screen.output())).toBe(true);
});

test('asked for twice in one read a shell opens once, and gets what is typed before it is there', async () => {
	const {screen} = await open({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.web\r');
	await screen.until(/SERVICES 1 /);
	screen.type('\t\tss');
	await screen.until(/shell in shop\/web-/);
	screen.type('hostname\r');
	await screen.until(/\/ # hostname\s+web-\S+\s+\/ # /);
	screen.type('exit\r');
	await screen.until(/SERVICES 1 [\s\S]*The shell in pod web-\S+ has ended\./);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});

test('without a shell in the image the screen says so', async () => {
	const {screen} = await open({columns: 100, rows: 30});
	await screen.until(/● live/);
	screen.type('/shop.catalog\r');
	await screen.until(/SERVICES 1 /);
	screen.type('s');
	await screen.until(/CONTAINERS/);
	screen.type('\r');
	await screen.until(/There is no shell in the image of container catalog\./);
	screen.type(':messages\r');
	await screen.until(/MESSAGES[\s\S]*error There is no shell in the image/);
});

test('a text is saved to a file that the screen names', async () => {
	const state = mkdtempSync(path.join(tmpdir(), 'state-'));
	const {screen} = await open({columns: 180, rows: 30, env: {XDG_STATE_HOME: state}});
	await screen.until(/● live/);
	screen.type('y');
	await screen.until(/kind: Service/);
	screen.type('\u0013');
	const [, file = ''] = /Saved to (\S+)/.exec(await screen.until(/Saved to \S+\.txt/))!;
	expect(file.startsWith(path.join(state, 'svctop', 'screen-dumps'))).toBe(true);
	expect(readFileSync(file, 'utf8')).toMatch(/^apiVersion: v1\nkind: Service\n/);
});

test('what is pasted goes into the filter, in one piece', async () => {
	const {screen} = await open({columns: 120, rows: 30});
	await screen.until(/● live/);
	screen.type('/\u001b[200~pay\nments\u001b[201~');
	await screen.until(/SERVICES 0 · \/pay ments/);
	screen.type('\u0015\u001b[200~payments\u001b[201~\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
});

test('a terminal that shrinks to nothing comes back whole', async () => {
	const {screen} = await open({columns: 120, rows: 40});
	await screen.until(/● live/);
	screen.resize(1, 1);
	screen.resize(2, 3);
	screen.resize(120, 40);
	screen.type('/payments');
	await screen.until(
		/● live.*\n.*\n SERVICES 1 · \/payments.*\n +NAMESPACE .*AGE *\n[\s\S]*PODS payments[\s\S]*\n \/payments█/,
	);
});

test('kill -TSTP gives the terminal back, and fg takes it again', async () => {
	const {screen} = await open({columns: 120, rows: 30});
	await screen.until(/● live/);
	process.kill(screen.pty.pid, 'SIGTSTP');
	await expect.poll(() => isRestored(screen.output()), {timeout: 10_000}).toBe(true);
	screen.terminal.write('[1]+  Stopped\r\n$ date\r\nSat Nov 28\r\n$ fg\r\n');
	process.kill(screen.pty.pid, 'SIGCONT');
	await screen.until(/^ svctop .*● live[\s\S]*checkout/);
	expect(isRestored(screen.output())).toBe(false);
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
	screen.type('\u0003');
	expect(await screen.exited).toBe(0);
});

test('stopped by SIGSTOP, everything is drawn anew when it goes on', async () => {
	const {screen} = await open({columns: 120, rows: 30});
	await screen.until(/● live/);
	process.kill(screen.pty.pid, 'SIGSTOP');
	screen.terminal.write('\u001b[?1049l\u001b[2J');
	process.kill(screen.pty.pid, 'SIGCONT');
	await screen.until(/● live[\s\S]*checkout/);
});

test('a closed terminal ends it', async () => {
	const {screen} = await open({columns: 120, rows: 30});
	await screen.until(/● live/);
	const isThere = () => {
		try {
			return process.kill(screen.pty.pid, 0);
		} catch {
			return false;
		}
	};

	screen.close();
	await expect.poll(isThere, {timeout: 10_000}).toBe(false);
});

test('the configuration chooses columns and namespace, silences codes, and says what it cannot use', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
	mkdirSync(path.join(folder, 'svctop'));
	writeFileSync(
		path.join(folder, 'svctop/config.yaml'),
		'namespace: shop\ncolumns: [name, history, ready, diagnosis]\nignore: [crash-loop]\ncolour: red\ndebugImage: 7\n',
	);
	const {screen} = await open({columns: 120, rows: 60, args: [], env: {XDG_CONFIG_HOME: folder}});
	await screen.until(/· shop [\s\S]*● live/);
	expect(screen.text()).toMatch(/NAME +HISTORY +READY +DIAGNOSIS↑ *\n/);
	expect(screen.text()).toMatch(/config\.yaml:4: there is no "colour"/);
	screen.type(':messages\r');
	await screen.until(/MESSAGES[\s\S]*config\.yaml:5: debugImage takes an image[\s\S]*config\.yaml:4: there is no/);
	screen.type('q/payments\r\r');
	await screen.until(/Ignored[\s\S]*crash-loop.*\(ignored in config\.yaml\)/);
	const other = await open({columns: 120, rows: 40, args: ['-A'], env: {XDG_CONFIG_HOME: folder}});
	await other.screen.until(/· all namespaces [\s\S]*● live/);
});
