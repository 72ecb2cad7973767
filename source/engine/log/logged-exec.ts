import type {Unnumbered} from '../../dashboard/messages/command-log.ts';
import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Exec, ExecResult} from '../../probes/exec.ts';

/** Lines of each command's output that the log keeps. */
const keptLines = 20;

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
	return lines.length > keptLines
		? [...lines.slice(0, keptLines), `(${lines.length - keptLines} lines more)`].join('\n')
		: lines.join('\n');
};

type Command = Extract<Unnumbered, {readonly kind: 'command'}>;

/** The same exec, which tells of every command once it has ended. */
export const recordedExec =
	(exec: Exec, cluster: KubectlCluster, tell: (command: Command) => void): Exec =>
	async (client, argv, options) => {
		const at = Date.now();
		const result = await exec(client, argv, options);
		tell({
			...{kind: 'command', at, ms: result.ms, client, argv},
			...cluster,
			outcome: outcomeOf(result),
			// A tool says by its exit code what it found, too: only what kept it from running is a failure.
			isFailure: ['denied', 'failed', 'gone'].includes(result.outcome),
			output: firstLines(result),
		});
		return result;
	};
