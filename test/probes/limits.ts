import {expect, test} from 'vitest';
import type {Exec} from '../../source/model/pod-access/exec.ts';
import {commandTimeoutMs, usualLimits} from '../../source/probes/limits.ts';
import {probeMatrix} from '../../source/probes/matrix/probe-matrix.ts';
import {readTcp} from '../../source/probes/readers/read-tcp.ts';
import {requestUrl} from '../../source/probes/requests/request-url.ts';
import {planTo} from '../../source/probes/trace/trace-plan.ts';
import {walkPorts} from '../../source/probes/trace/walk-ports.ts';
import {siteOf} from '../_helpers/fake-exec.ts';
import {pod, view} from '../_helpers/objects.ts';

const limits = {connectSeconds: 7, requestSeconds: 11, atOnce: 2};
const tools = ['curl', 'wget', 'nc', 'bash', 'python3', 'node', 'perl', 'getent'];

/** A container that claims every tool, none of which then runs: so each is asked. */
const everyTool = () => {
	const asked: Array<{readonly command: string; readonly timeoutMs: number}> = [];
	let running = 0;
	let most = 0;
	const exec: Exec = async (_target, argv, {timeoutMs}) => {
		asked.push({command: argv.join(' '), timeoutMs});
		running++;
		most = Math.max(most, running);
		await null;
		running--;
		const nothing = {stderr: '', ms: 1};
		return argv.includes('-c') && argv[0] === 'sh' && argv.includes('getent')
			? {...nothing, outcome: 'exited', exitCode: 0, stdout: tools.map(tool => `/bin/${tool}\n`).join('')}
			: {...nothing, outcome: 'tool-missing', stdout: ''};
	};
	return {exec, asked, most: () => most};
};

const web = view({pods: [pod({name: 'web-1', ips: ['10.244.1.7']})]});

const limitsIn = (asked: ReturnType<typeof everyTool>['asked'], tool: string) =>
	asked.map(({command}) => command).find(command => command.startsWith(`${tool} `) && command.includes('10.244.1.7'));

const expected: ReadonlyArray<readonly [string, RegExp]> = [
	['curl', / --connect-timeout 7 -m 11 /],
	['wget', / -T 11 /],
	['nc', / -w 7 /],
	['bash', / 7$/],
	['python3', / 7$/],
	['node', / 7$/],
	['perl', / 7$/],
];

test('every tool that curl has is given the limits, and svctop waits longer than they do', async () => {
	const {exec, asked} = everyTool();
	await Array.fromAsync(requestUrl(web, new URL('http://10.244.1.7/'), siteOf(exec, {limits})));
	for (const [tool, pattern] of expected) {
		expect(limitsIn(asked, tool), tool).toMatch(pattern);
	}

	expect(new Set(asked.map(({timeoutMs}) => timeoutMs))).toEqual(new Set([13_000]));
});

test('a trace and a matrix keep to them', async () => {
	const traced = everyTool();
	const site = {...siteOf(traced.exec, {limits}), proxy: undefined, enterDebug: async () => undefined};
	await Array.fromAsync(walkPorts([planTo(web, 0)], {...site, dial: async () => ({outcome: 'refused', ms: 1})}));
	const asked = everyTool();
	const client = {target: site.client, node: 'node-1', isBackend: false};
	await Array.fromAsync(probeMatrix(web, [client], {...site, exec: asked.exec, policyBetween: undefined}));
	for (const {asked: commands} of [traced, asked]) {
		expect(commands.map(({command}) => command)).toContainEqual(
			expect.stringMatching(/^curl .* --connect-timeout 7 -m 11 .*10\.244\.1\.7/),
		);
		expect(new Set(commands.map(({timeoutMs}) => timeoutMs))).toEqual(new Set([13_000]));
	}

	expect(traced.most()).toBeLessThanOrEqual(2);
});

test('a tool that is silent has timed out once it took as long as it may', () => {
	const silent = {stdout: '', stderr: '', exitCode: 1, ms: 4000};
	expect(readTcp(silent, usualLimits)?.outcome).toBe('conn-timeout');
	expect(readTcp(silent, limits)?.outcome).toBe('conn-fail-unknown');
});

test.each([
	[usualLimits, 8000],
	[{connectSeconds: 1, requestSeconds: 1, atOnce: 1}, 8000],
	[{connectSeconds: 30, requestSeconds: 6, atOnce: 1}, 35_000],
])('with %j a command is given up after %d ms', (given, ms) => {
	expect(commandTimeoutMs(given)).toBe(ms);
});
