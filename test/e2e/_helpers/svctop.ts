import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {cliFile} from '../../_helpers/pty.ts';

const run = promisify(execFile);

/** What a command of svctop prints as JSON: that it finds something is its exit code, and no failure. */
export const svctopJson = async <T>(...args: readonly string[]): Promise<T> => {
	const argv = [cliFile, ...args, '-o', 'json'];
	const {stdout} = await run(process.execPath, argv, {maxBuffer: 1 << 28}).catch(
		(error: {readonly stdout: string}) => error,
	);
	return JSON.parse(stdout);
};
