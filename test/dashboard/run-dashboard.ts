import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {fewServices, isRestored, isTaken, kubeconfigFile, openDashboard} from '../_helpers/dashboard.ts';
import {noon, patch} from '../_helpers/demo-api.ts';
import type {Fault} from '../_helpers/demo-faults.ts';
import {hostileName} from '../_helpers/hostile.ts';
import {openTerminal} from '../_helpers/pty.ts';

test.concurrent.for([
	['q', 'q'],
	['ctrl-c', '\u0003'],
	[':q', ':q\r'],
] as const)('%s gives the terminal back, and the exit code is 0', async ([, keys], context) => {
	const {screen} = await openDashboard({}, context);
	await screen.until(/● live/);
	screen.type(keys);
	expect(await screen.exited).toBe(0);
	expect(isRestored(screen.output())).toBe(true);
});

test.concurrent.for(['SIGTERM', 'SIGHUP', 'SIGINT'])('%s gives the terminal back', async (signal, context) => {
	const {screen} = await openDashboard({}, context);
	await screen.until(/● live/);
	screen.pty.kill(signal);
	await screen.exited;
	expect(isRestored(screen.output())).toBe(true);
});

test.concurrent('SIGUSR1 opens no debugger', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 30}, context);
	await screen.until(/● live/);
	screen.pty.kill('SIGUSR1');
	screen.type('/payments\r');
	await screen.until(/SERVICES 1 /);
	screen.type(':q\r');
	expect(await screen.exited).toBe(0);
	expect(screen.output()).not.toMatch(/debugger|inspector/i);
});

/** Code that throws in a turn of its own once something has been drawn. */
const throwsAfter = (drawn: string) => `
const {write} = process.stdout;
let isOver = false;
process.stdout.write = function (chunk, ...others) {
	const result = write.call(this, chunk, ...others);
	if (!isOver && String(chunk).includes(${JSON.stringify(drawn)})) {
		isOver = true;
		setImmediate(() => {
			throw new Error('lost');
		});
	}

	return result;
};`;

test.concurrent.for([
	['before ink is loaded', '\u001b[?1049h'],
	['under ink', '● live'],
] as const)(
	'an error that nobody has foreseen gives the terminal back, and is one sentence: %s',
	async ([, drawn], context) => {
		const preload = `--import=data:text/javascript,${encodeURIComponent(throwsAfter(drawn))}`;
		const {screen} = await openDashboard({env: {NODE_OPTIONS: preload, XDG_STATE_HOME: '/dev/null'}}, context);
		expect(await screen.exited).toBe(2);
		// The end of a process may be known before its last words have been read.
		await screen.until(/adds\./);
		expect(isRestored(screen.output())).toBe(true);
		expect(screen.text().trimEnd()).toBe(
			'svctop failed unexpectedly: lost. Please report it with what --verbose adds.',
		);
	},
);

test.concurrent('what is broken floats to the top, with its cause', async context => {
	const {screen} = await openDashboard({columns: 132, rows: 40, scenario: scenario(noon)}, context);
	const text = await screen.until(/● live/);
	expect(text).toMatch(/✖ shop\s+checkout\s+ClusterIP\s+0\/0.*selector app=checkuot matches no pods; 3 ha/);
	const marks = text
		.split('\n')
		.flatMap(line => /^ ([✖▲ ]) (?:analytics|default|infra|kube-system|shop)/.exec(line)?.[1] ?? []);
	expect(marks.join('').trimEnd()).not.toContain(' ✖');
});

test.concurrent('the counts of the header add up to its Services, those that are missing among them', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 40, scenario: scenario(noon)}, context);
	const text = await screen.until(/● live/);
	const [, services, ...counts] = /(\d+) services +✖ (\d+) +▲ (\d+) +✔ (\d+) +\? (\d+)/.exec(text)!.map(Number);
	expect(counts.reduce((sum, count) => sum + count, 0)).toBe(services);
	screen.type('/missing\r');
	await screen.until(/SERVICES [1-9][\s\S]*missing/);
});

test.concurrent('a change reaches the screen', async context => {
	const {server, screen} = await openDashboard({columns: 120, rows: 60}, context);
	await screen.until(/● live/);
	screen.type('/checkout\r');
	await screen.until(/SERVICES 1 [\s\S]*shop\s+checkout\s+ClusterIP\s+0\/0/);
	await patch(server, '/api/v1/namespaces/shop/services/checkout', {spec: {selector: {app: 'checkout'}}});
	await screen.until(/shop\s+checkout\s+ClusterIP\s+3\/3/);
});

test.concurrent('hostile text moves no cursor', async context => {
	const demo = fewServices();
	const attack = '\u001b[2J\u001b[3;33Hpwned\u0007\u009b31m\u202e';
	for (const [, object] of demo.objects) {
		Object.assign(object.metadata, {labels: {...object.metadata.labels, hostile: attack}});
	}

	const [, checkout] = demo.objects.find(
		([plural, {metadata}]) => plural === 'services' && metadata.name === 'checkout',
	)!;
	const hostile = structuredClone(checkout) as unknown as {
		metadata: {name: string; uid: string};
		spec: {selector: Record<string, string>; ports: Array<{name: string; targetPort: string}>};
	};
	hostile.metadata = {...hostile.metadata, name: `evil${attack}`, uid: 'evil'};
	hostile.spec.selector = {[`app${attack}`]: attack};
	hostile.spec.ports[0]!.targetPort = attack;
	const {screen} = await openDashboard(
		{
			columns: 120,
			rows: 40,
			scenario: {...demo, objects: [...demo.objects, ['services', hostile] as never]},
			faults: [{trouble: {kind: 'exec-control-sequences'}, verb: 'exec'}],
		},
		context,
	);
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

test.concurrent('a hostile context moves no cursor, and its commands run as they are', async context => {
	const name = JSON.stringify(hostileName);
	const {screen} = await openDashboard(
		{
			columns: 160,
			rows: 40,
			configure: kubeconfig => kubeconfig.replaceAll(/(name|current-context|cluster|user): demo/g, `$1: ${name}`),
		},
		context,
	);
	await screen.until(/svctop · prod␛\]52.*● live/);
	screen.type(':ctx prod\t\r');
	await screen.until(/svctop · prod␛\]52.*● live/);
	screen.type(':ctx\r');
	await screen.until(/CONTEXTS 1[\s\S]*prod␛\]52.*current/);
	screen.type('\u001b:ctx nosuch\r');
	await screen.until(/There is no context nosuch/);
	screen.type('/checkout\r\r');
	await screen.until(/'prod\\033\]52;c/);
	expect(screen.output()).not.toContain('\u001b]52;c;aGk=');
	expect(screen.output()).not.toContain('\u001b[2J');
	expect(screen.output()).not.toMatch(/[\u0007\u0080-\u009f\u200b\u202e\ufeff]/);
});

test.concurrent('an API server that goes away is stale, and comes back by itself', async context => {
	const {server, screen} = await openDashboard({}, context);
	await screen.until(/● live/);
	await server.stop();
	const text = await screen.until(/○ stale \d+s/);
	expect(text).toMatch(/shop\s+checkout/);
	await server.start();
	await screen.until(/● live/);
});

test.concurrent('what is forbidden says which right is missing, and accuses nobody', async context => {
	const {screen} = await openDashboard(
		{
			columns: 120,
			rows: 30,
			faults: [{trouble: {kind: 'status', code: 403}, verb: 'list', resource: 'pods'}],
		},
		context,
	);
	await screen.until(/Listing pods in all namespaces is forbidden/);
	await screen.until(/✖ 0\s+▲ 0/);
});

test.concurrent('who may not look at all namespaces is asked for one, once', async context => {
	const faults: Fault[] = [{trouble: {kind: 'status', code: 403}, namespace: ''}];
	const state = mkdtempSync(path.join(tmpdir(), 'state-'));
	const first = await openDashboard({faults, env: {XDG_STATE_HOME: state}}, context);
	await first.screen.until(/:ns █/);
	first.screen.type('shop\r');
	await first.screen.until(/● live[\s\S]*checkout/);
	await first.openAnother().until(/· shop[\s\S]*● live[\s\S]*checkout/);
});

test('who said a once is not asked again in that cluster, and is in another one whose context is called alike', async context => {
	const state = mkdtempSync(path.join(tmpdir(), 'state-'));
	const first = await openDashboard(
		{columns: 120, rows: 30, scenario: scenario(noon), env: {XDG_STATE_HOME: state}},
		context,
	);
	await first.screen.until(/● live/);
	first.screen.type('/payments\rn');
	await first.screen.until(/Run nslookup payments\.shop .*<a> always in demo/);
	first.screen.type('a');
	await first.screen.until(/PROBE shop\/payments/);
	const second = first.openAnother();
	await second.until(/● live/);
	second.type('/payments\rn');
	await second.until(/PROBE shop\/payments/);
	const elsewhere = await openDashboard(
		{
			columns: 120,
			rows: 30,
			scenario: scenario(noon),
			env: {XDG_STATE_HOME: state},
		},
		context,
	);
	await elsewhere.screen.until(/● live/);
	elsewhere.screen.type('/payments\rn');
	await elsewhere.screen.until(/Run nslookup payments\.shop/);
}, 40_000);

test.concurrent('keys typed in one go are applied in order', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 30}, context);
	await screen.until(/● live/);
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
});

test.concurrent('keys typed before there is a screen are applied when there is one', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 30}, context);
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
});

test.concurrent('an unknown context is one sentence and exit code 2, before the screen is taken', async context => {
	const {screen} = await openDashboard({args: ['--context', 'nosuch']}, context);
	expect(await screen.exited).toBe(2);
	expect(screen.output()).toMatch(/There is no context nosuch in .* There are: demo\./);
	expect(isTaken(screen.output())).toBe(false);
});

test.concurrent('a kubeconfig that is empty is one sentence and exit code 2, before the screen is taken', async () => {
	const screen = openTerminal(['--kubeconfig', kubeconfigFile('')]);
	expect(await screen.exited).toBe(2);
	expect(screen.output()).toMatch(/^The kubeconfig .* is empty\. Name another with --kubeconfig\.\r\n$/);
});

test.concurrent('--readonly runs nothing, and says why', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 30, args: ['-A', '--readonly']}, context);
	await screen.until(/● live/);
	screen.type('n');
	await screen.until(/started with --readonly: nothing is run inside pods/);
});

test.concurrent('a text is saved to a file that the screen names', async context => {
	const state = mkdtempSync(path.join(tmpdir(), 'state-'));
	const {screen} = await openDashboard({columns: 180, rows: 30, env: {XDG_STATE_HOME: state}}, context);
	await screen.until(/● live/);
	screen.type('y');
	await screen.until(/kind: Service/);
	screen.type('\u0013');
	const [, file = ''] = /Saved to (\S+)/.exec(await screen.until(/Saved to \S+\.txt/))!;
	expect(file.startsWith(path.join(state, 'svctop', 'screen-dumps'))).toBe(true);
	expect(readFileSync(file, 'utf8')).toMatch(/^apiVersion: v1\nkind: Service\n/);
});

test.concurrent('what is pasted goes into the filter, in one piece', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 30}, context);
	await screen.until(/● live/);
	screen.type('/\u001b[200~pay\nments\u001b[201~');
	await screen.until(/SERVICES 0 · \/pay ments/);
	screen.type('\u0015\u001b[200~payments\u001b[201~\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
});

test.concurrent('a closed terminal ends it', async context => {
	const {screen} = await openDashboard({columns: 120, rows: 30}, context);
	await screen.until(/● live/);
	const isThere = () => {
		try {
			return process.kill(screen.pty.pid, 0);
		} catch {
			return false;
		}
	};

	screen.close();
	await context.expect.poll(isThere, {timeout: 10_000}).toBe(false);
});

test.concurrent('the configuration chooses columns and namespace, silences codes, and says what it cannot use', async context => {
	const folder = mkdtempSync(path.join(tmpdir(), 'config-'));
	mkdirSync(path.join(folder, 'svctop'));
	writeFileSync(
		path.join(folder, 'svctop/config.yaml'),
		'namespace: shop\ncolumns: [name, history, ready, diagnosis]\nignore: [crash-loop]\ncolour: red\ndebugImage: 7\n',
	);
	const {screen} = await openDashboard({columns: 120, rows: 60, args: [], env: {XDG_CONFIG_HOME: folder}}, context);
	await screen.until(/· shop [\s\S]*● live/);
	expect(screen.text()).toMatch(/NAME +HISTORY +READY +DIAGNOSIS↑ *\n/);
	expect(screen.text()).toMatch(/config\.yaml:4: there is no "colour"/);
	screen.type(':messages\r');
	await screen.until(/MESSAGES[\s\S]*config\.yaml:5: debugImage takes an image[\s\S]*config\.yaml:4: there is no/);
	screen.type('q/payments\r\r');
	await screen.until(/Ignored[\s\S]*crash-loop.*\(ignored in config\.yaml\)/);
	const other = await openDashboard({columns: 120, rows: 40, args: ['-A'], env: {XDG_CONFIG_HOME: folder}}, context);
	await other.screen.until(/· all namespaces [\s\S]*● live/);
});
