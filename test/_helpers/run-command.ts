import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {checkAgainstCluster} from '../../source/cli/against/check-against-cluster.ts';
import {
	type Arguments,
	type CheckArguments,
	parseArguments,
	type TraceArguments,
} from '../../source/cli/arguments/arguments.ts';
import {check} from '../../source/cli/check.ts';
import {checkManifests} from '../../source/cli/check-manifests.ts';
import type {Output} from '../../source/cli/output.ts';
import {trace} from '../../source/cli/trace.ts';
import {wait} from '../../source/cli/wait/wait.ts';
import {fakeMachine} from './fake-machine.ts';

type Run<A> = (wanted: A, output: Output) => Promise<number>;

/** What a command prints is collected, and what would end it is its sentence on stderr. */
const collected = async <A extends Arguments>(command: Run<A>, argv: readonly string[]) => {
	const written = {stdout: '', stderr: ''};
	const stream = (name: 'stdout' | 'stderr') => ({
		isTTY: false,
		write(text: string | Uint8Array) {
			written[name] += text;
			return true;
		},
	});
	try {
		const wanted = parseArguments(argv, {version: '', noColor: false}) as A;
		const code = await command(wanted, {stdout: stream('stdout'), stderr: stream('stderr')});
		return {code, ...written};
	} catch (error) {
		return {code: 2, ...written, stderr: `${written.stderr}${(error as Error).message}\n`};
	}
};

/** Runs a command line of check. */
export const runCheck = (args: readonly string[]) => collected(check, ['check', ...args]);

/** Runs a command line of check with --filename. */
export const checkFiles = (...args: readonly string[]) => collected(checkManifests, ['check', ...args]);

/** Runs a command line of check with --against-cluster. */
export const runAgainst = (args: readonly string[]) =>
	collected(checkAgainstCluster, ['check', '--against-cluster', ...args]);

/** Runs a command line of check with manifests. */
export const runManifests = (args: readonly string[]) =>
	collected((wanted: CheckArguments, output) => checkManifests(wanted, output), ['check', ...args]);

/** Runs a command line of wait. */
export const runWait = (args: readonly string[]) => collected(wait, ['wait', ...args]);

/** Runs a command line of trace. */
export const runTrace = (args: readonly string[]) =>
	collected(
		(wanted: TraceArguments, output: Output) => trace(wanted, output, async () => fakeMachine()),
		['trace', ...args],
	);

/** The path of a new file with this kubeconfig. */
export const fileWith = (kubeconfig: string) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'check-')), 'config');
	writeFileSync(file, kubeconfig);
	return file;
};
