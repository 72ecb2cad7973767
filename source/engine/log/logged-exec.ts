import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Exec, ExecResult} from '../../model/pod-access/exec.ts';
import type {Log} from './log-entry.ts';

/** Lines of each command's output in the log. */
const maxOutputLines = 20;

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
	return lines.length > maxOutputLines
		? [...lines.slice(0, maxOutputLines), `(${lines.length - maxOutputLines} lines more)`].join('\n')
		: lines.join('\n');
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
