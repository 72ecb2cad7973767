import {mkdtempSync, readdirSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {DemoScenario} from '../../source/demo/scenario-type.ts';
import type {Run} from '../../source/demo/tools/tool.ts';
import {fewServices, kubeconfigFile, openDashboard} from '../_helpers/dashboard.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';
import {foreignSequences, obeyedIn} from '../_helpers/own-sequences.ts';
import {runCheck, runTrace} from '../_helpers/run-command.ts';

/** What moves cursors, colours, links, writes the clipboard, takes back, reorders, hides, and piles up. */
const attack = [
	'\u001b[3;33Hmoved\u001b[2J\u001b[48;5;213mcoloured\u001b[5m',
	'\u001b]8;;https://evil.example\u0007link\u001b]8;;\u001b\\\u001b]52;c;ZXZpbA==\u0007\u001b]0;title\u0007',
	'\u009b31m\u009d52;c;ZXZpbA==\u009c\u0090q\u001bPq\u001b\\\u001b_x\u001b\\',
	'back\b\b\b\rover\u0000\u0007\u000b\u000c\u000e\u007f\u2028',
	'\u202edesrever\u2066\u2069\u200bzero\u200d\u2060\ufeff\u{e0041}\u{e007f}',
	`tower${'\u0301'.repeat(90)}e${'\u0e49'.repeat(40)}`,
].join('');

const line = attack.replaceAll(/[\n\r\u2028]/g, '');
/** A megabyte in one line. */
const long = `${line}${'x'.repeat(1_000_000)}`;

type Loose = {
	metadata: Record<string, unknown> & {name: string};
	spec?: {selector?: Record<string, string>; ports?: Array<Record<string, unknown>>; containers?: object[]};
};

/** The same program, whose answers come from a hostile server: reasons, headers, the subject of a certificate, a body. */
const hostileRun =
	(run: Run): Run =>
	(...call) => {
		const {stdout, stderr, exitCode} = run(...call);
		const answered = stderr.replaceAll(/^(.*HTTP\/1\.\d \d+.*)$/gm, `$1${line}`);
		const more = `< server: ${line}\n* subject: CN=${line}\n`;
		return {exitCode, stdout: `${stdout}${attack}\n`, stderr: `${answered}${more}`};
	};

/** A demo in which all that others can write is hostile: labels, annotations, a Service, its ports and events, logs, what tools print. */
const hostileScenario = (): DemoScenario => {
	const demo = fewServices();
	for (const [, {metadata}] of demo.objects) {
		Object.assign(metadata, {
			labels: {...metadata.labels, hostile: attack},
			annotations: {[`example.com/${attack}`]: attack, ...(metadata.name === 'checkout' && {long})},
		});
	}

	const [, checkout] = demo.objects.find(
		([plural, {metadata}]) => plural === 'services' && metadata.name === 'checkout',
	)!;
	const evil = structuredClone(checkout) as unknown as Loose;
	evil.metadata = {...evil.metadata, name: `evil${attack.replaceAll('/', '')}`, uid: 'evil'};
	evil.spec!.selector = {[`app${attack}`]: attack};
	evil.spec!.ports![0] = {...evil.spec!.ports![0], name: attack, targetPort: attack, appProtocol: attack};
	const time = '2026-01-15T11:59:00Z';
	const event = {
		apiVersion: 'v1',
		kind: 'Event',
		metadata: {name: 'evil', namespace: 'shop', creationTimestamp: time},
		involvedObject: {
			apiVersion: 'v1',
			kind: 'Service',
			namespace: 'shop',
			name: 'checkout',
			uid: checkout.metadata.uid,
		},
		type: 'Warning',
		reason: attack,
		message: attack,
		source: {component: attack},
		...{count: 1, firstTimestamp: time, lastTimestamp: time},
	};
	const programs = Object.fromEntries(
		Object.entries(demo.programs).map(([image, program]) => [
			image,
			{
				...program,
				log: [line, long, `\u00ff\u00fe${line}`, ...program.log],
				tools: program.tools.map(tool => (tool.name === 'sh' ? tool : {...tool, run: hostileRun(tool.run)})),
			},
		]),
	);
	return {...demo, programs, objects: [...demo.objects, ['services', evil as never], ['events', event as never]]};
};

const demo = sharedDemo({scenario: hostileScenario()});

const name = JSON.stringify(`prod${attack}`);
const hostileConfig = (kubeconfig: string) =>
	kubeconfig.replaceAll(/(name|current-context|cluster|user): demo/g, `$1: ${name}`);

test.each([
	['check', '-A'],
	['check', '-A', '--verbose'],
	...['json', 'yaml', 'junit', 'github', 'markdown', 'prometheus'].map(format => ['check', '-A', '-o', format]),
	['trace', 'web', '-n', 'shop', '--verbose'],
	...['json', 'markdown'].map(format => ['trace', 'web', '-n', 'shop', '-o', format]),
	['trace', `web${attack.replaceAll('\0', '')}`, '-n', attack.replaceAll('\0', '')],
	['check', '-n', attack.replaceAll('\0', ''), '--selector', attack.replaceAll('\0', '')],
	['check', '--context', attack.replaceAll('\0', '')],
	['check', `--${attack.replaceAll('\0', '')}`],
])('%s %s %s %s', async (command, ...args) => {
	const file = kubeconfigFile(hostileConfig(demo().kubeconfig));
	const run = command === 'trace' ? runTrace : runCheck;
	const {stdout, stderr} = await run([...args.filter(Boolean), '--kubeconfig', file]);
	expect(stdout + stderr).toMatch(/\S \S/);
	expect(obeyedIn(stdout + stderr)).toEqual([]);
});

test('no text of a cluster reaches the terminal as it is, whatever is opened', async context => {
	const state = mkdtempSync(path.join(tmpdir(), 'hostile-'));
	const {screen} = await openDashboard(
		{columns: 150, rows: 45, scenario: hostileScenario(), configure: hostileConfig, env: {XDG_STATE_HOME: state}},
		context,
	);
	await screen.until(/evil␛\[3;33H/);
	await screen.until(/● live/);
	const open = async (keys: string, pattern: RegExp) => {
		screen.type(keys);
		await screen.until(pattern, 5000);
	};
	for (const [keys, pattern] of [
		['j\r', /DIAGNOSIS \S+evil/],
		['\u0013', /Saved to/],
		['\u001bky', /kind: Service/],
		['\u0013', /Saved to/],
		['\u001bd', /Selector/],
		['\u001be', /EVENTS[\s\S]*moved/],
		['\u001bG', /PATH web/],
		['l\r', /LOGS?[\s\S]*moved/],
		['\u0013', /Saved to/],
		['\u001bp', /PROBE FROM/],
		['\u001b:ctx\r', /CONTEXTS/],
		['\u001bt', /Run trace/],
		['a', /PROBE shop\/web[\s\S]*\n [✔✖▲] [\s\S]*trace from/],
		['\u001bc', /http:/],
		['\r', /\n [✔✖▲] [\s\S]*curl from/],
		['\u001bL', /LOG \d/],
		['\r', /exit \d/],
		['\u001b:messages\r', /MESSAGES/],
		['\u001b', /SERVICES/],
	] as const) {
		await open(keys, pattern);
	}

	screen.type('\u0003');
	await screen.exited;
	expect(foreignSequences(screen.output())).toEqual([]);
	const saved = readdirSync(state, {recursive: true, encoding: 'utf8'})
		.map(file => path.join(state, file))
		.filter(file => statSync(file).isFile());
	expect(saved.length).toBeGreaterThan(1);
	for (const file of saved) {
		expect(path.basename(file)).toMatch(/^[\w.-]+$/);
		expect(statSync(file).mode & 0o777).toBe(0o600);
	}
}, 40_000);
