import {exitAfterOutput} from '../local/exit-process.ts';
import {standardOutput} from '../local/stdout.ts';
import {versionText} from '../version.ts';
import {parseArguments} from './arguments/arguments.ts';
import {UsageError} from './usage-error.ts';

/** Whether an error's message is a sentence for the user; any other error is a bug, and throws. */
const isForUser = (error: unknown): error is Error =>
	error instanceof UsageError || (error instanceof Error && error.name === 'ClusterError');

/** Runs one command line and sets the exit code. */
export const main = async (argv: readonly string[]) => {
	const {stderr} = process;
	const stdout = standardOutput();
	try {
		const wanted = parseArguments(argv, {version: versionText, noColor: Boolean(process.env.NO_COLOR)});
		switch (wanted.command) {
			case 'print': {
				stdout.write(`${wanted.text}\n`);
				break;
			}

			case 'check': {
				if (wanted.isAgainstCluster) {
					const {checkAgainstCluster} = await import('./against/check-against-cluster.ts');
					process.exitCode = await checkAgainstCluster(wanted, {stdout, stderr});
					break;
				}

				if (wanted.files.length > 0) {
					const {checkManifests} = await import('./check-manifests.ts');
					process.exitCode = await checkManifests(wanted, {stdout, stderr});
					break;
				}

				const {check} = await import('./check.ts');
				const {waitBeforeCheck} = await import('./wait/wait-before-check.ts');
				const waited = wanted.wait === undefined ? 0 : await waitBeforeCheck(wanted, wanted.wait, {stdout, stderr});
				process.exitCode = Math.max(waited, await check(wanted, {stdout, stderr}));
				break;
			}

			case 'explain': {
				const {explain} = await import('./explain.ts');
				stdout.write(explain(wanted, {isTerminal: stdout.isTTY === true, columns: stdout.columns}));
				break;
			}

			case 'completion': {
				const {completion} = await import('./completion.ts');
				stdout.write(completion(wanted.shell));
				break;
			}

			case 'complete': {
				const {complete} = await import('./completion/complete.ts');
				stdout.write(await complete(wanted));
				break;
			}

			case 'config': {
				const {config} = await import('./config.ts');
				process.exitCode = await config({stdout, stderr});
				break;
			}

			case 'trace': {
				const {trace} = await import('./trace.ts');
				process.exitCode = await trace(wanted, {stdout, stderr});
				break;
			}

			case 'wait': {
				const {wait} = await import('./wait/wait.ts');
				process.exitCode = await wait(wanted, {stdout, stderr});
				break;
			}

			case 'dashboard': {
				const {dashboard} = await import('./dashboard.ts');
				process.exitCode = await dashboard(wanted);
				break;
			}
		}
	} catch (error) {
		if (!isForUser(error)) {
			throw error;
		}

		stderr.write(`${error.message}\n`);
		process.exitCode = 2;
	}

	await exitAfterOutput(process);
};
