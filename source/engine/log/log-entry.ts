import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {execCommandLine} from '../../probes/exec-command-line.ts';

/** A request to the API server, or a command in a pod, once it has ended. */
export type LogEntry = {
	/** When it was started, Unix milliseconds. */
	readonly at: number;
	readonly ms: number;
	/** "exit 0", "not in the image", "200", or the sentence that says why it failed. */
	readonly outcome: string;
	readonly isFailure: boolean;
} & (
	| (KubectlCluster & {
			readonly kind: 'command';
			readonly client: Target;
			readonly argv: readonly string[];
			/** The first lines of its output. */
			readonly output: string;
	  })
	/** `request` is method and path: "GET /api/v1/pods?watch=1". */
	| {readonly kind: 'request'; readonly request: string}
);

/** Receives each entry when its request or command has ended. */
export type Log = (entry: LogEntry) => void;

/** The kubectl line that runs a command again; undefined for a request, which no kubectl made. */
export const entryCommand = (entry: LogEntry): string | undefined =>
	entry.kind === 'command' ? execCommandLine(entry.client, entry.argv, entry) : undefined;
