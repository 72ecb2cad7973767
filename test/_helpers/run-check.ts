import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type CheckArguments, parseArguments} from '../../source/commands/arguments.ts';
import {check} from '../../source/commands/check.ts';

/** Runs a command line of check; what would be printed is collected, and what would end it is its sentence on stderr. */
export const runCheck = async (args: readonly string[]) => {
	const written = {stdout: '', stderr: ''};
	const stream = (name: 'stdout' | 'stderr') => ({
		isTTY: false,
		write(text: string | Uint8Array) {
			written[name] += text;
			return true;
		},
	});
	const wanted = parseArguments(['check', ...args], {version: '', noColor: false}) as CheckArguments;
	try {
		const code = await check(wanted, {stdout: stream('stdout'), stderr: stream('stderr')});
		return {code, ...written};
	} catch (error) {
		return {code: 2, ...written, stderr: `${written.stderr}${(error as Error).message}\n`};
	}
};

/** The path of a new file with this kubeconfig. */
export const fileWith = (kubeconfig: string) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'check-')), 'config');
	writeFileSync(file, kubeconfig);
	return file;
};
