import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished, type TestContext} from 'vitest';
import {mouseOff, mouseOn} from '../../source/dashboard/terminal/terminal-codes.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import type {DemoScenario} from '../../source/demo/scenario-type.ts';
import {noon, startDemo} from './demo-api.ts';
import type {Fault} from './demo-faults.ts';
import {openTerminal} from './pty.ts';

const few = new Set(['web', 'checkout', 'payments', 'catalog', 'inventory', 'toolbox']);

/** The demo with few Services, all in shop: what takes a terminal and gives it back needs no more, and starts sooner. */
export const fewServices = (): DemoScenario => {
	const demoScenario = scenario(noon);
	return {
		...demoScenario,
		objects: demoScenario.objects.filter(
			([
				,
				{
					metadata: {namespace, name},
				},
			]) => namespace === undefined || (namespace === 'shop' && few.has(name)),
		),
	};
};

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	readonly scenario?: DemoScenario;
	readonly faults?: readonly Fault[];
	readonly args?: readonly string[];
	readonly env?: NodeJS.ProcessEnv;
	/** Changes the kubeconfig. */
	readonly configure?: (kubeconfig: string) => string;
};

/** A kubeconfig in a file of its own. */
export const kubeconfigFile = (kubeconfig: string) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'dashboard-')), 'config');
	writeFileSync(file, kubeconfig);
	return file;
};

/**
 * The bundled dashboard in a pty, on a demo server of this process; both end with the test. A test that runs beside others hands
 * in its own context.
 */
export const openDashboard = async (
	{
		faults = [],
		scenario: demoScenario = fewServices(),
		args = ['-A'],
		configure = kubeconfig => kubeconfig,
		...terminal
	}: Options = {},
	context: Pick<TestContext, 'onTestFinished'> = {onTestFinished},
) => {
	const server = await startDemo({faults, scenario: demoScenario}, context);
	const file = kubeconfigFile(configure(server.kubeconfig));
	/** Another one on the same server. */
	const openAnother = () => {
		const screen = openTerminal(['--kubeconfig', file, ...args], terminal);
		context.onTestFinished(screen.kill);
		return screen;
	};

	return {server, screen: openAnother(), openAnother};
};

const enterScreen = '\u001b[?1049h';
const leaveScreen = '\u001b[?1049l';

/** Whether the alternate screen was taken at all. */
export const isTaken = (output: string) => output.includes(enterScreen);

/** Whether the alternate screen was left, and the cursor is shown. */
export const isRestored = (output: string) =>
	output.lastIndexOf(leaveScreen) > output.lastIndexOf(enterScreen) &&
	output.lastIndexOf('\u001b[?25h') > output.lastIndexOf('\u001b[?25l') &&
	output.lastIndexOf(mouseOff) > output.lastIndexOf(mouseOn);
