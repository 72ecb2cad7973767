import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Exec, ExecResult} from '../../model/pod-access/exec.ts';
import type {Log} from './log-entry.ts';

/** Lines of each command's output in the log. */
const maxOutputLines = 20;
/** Characters of them, in UTF-16 units: hundreds of entries are kept, and a page may be one line of 64 KiB. */
const maxOutputCharacters = 4000;

const outcomeOf = (result: ExecResult): string => {
	switch (result.outcome) {
		case 'exited': {
			return `exit ${result.exitCode}`;
		}

		case 'tool-missing': {
			return 'not in the image';
		}

		case 'cancelled': {
			return 'cancelled';
		}

		default: {
			return result.problem;
		}
	}
};

const firstLines = ({stdout, stderr}: ExecResult) => {
	const lines = `${stderr}${stdout}`.trimEnd().split('\n');
	const first = lines.slice(0, maxOutputLines).join('\n');
	const characters = first.length - maxOutputCharacters;
	const moreLines = lines.length - maxOutputLines;
	// Joined, what is kept is a copy, and no part of the whole output.
	return [
		first.slice(0, maxOutputCharacters).toWellFormed(),
		...(characters > 0 ? [`(${characters} characters more)`] : []),
		...(moreLines > 0 ? [`(${moreLines} lines more)`] : []),
	].join('\n');
};

/** The same exec. Each command is logged when it has ended. */
export const loggedExec =
	(exec: Exec, cluster: KubectlCluster, log: Log): Exec =>
	async (client, argv, options) => {
		const at = Date.now();
		const result = await exec(client, argv, options);
		log({
			...{kind: 'command', at, ms: result.ms, client, argv},
			...cluster,
			outcome: outcomeOf(result),
			// Tools report by their exit code as well: a failure is only what kept the command from running.
			isFailure: ['denied', 'failed', 'gone'].includes(result.outcome),
			output: firstLines(result),
		});
		return result;
	};
