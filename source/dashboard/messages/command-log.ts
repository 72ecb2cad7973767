import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Target} from '../../probes/exec.ts';
import {execCommandLine} from '../../probes/exec-command-line.ts';

/** One thing that was asked of the cluster, as it ended. */
export type LogEntry = {
	/** Counts from 1 in each session. */
	readonly id: number;
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
			/** The first lines of what it wrote. */
			readonly output: string;
	  })
	/** `request` is method and path: "GET /api/v1/pods?watch=1". */
	| {readonly kind: 'request'; readonly request: string}
);

type WithoutId<Entry> = Entry extends LogEntry ? Omit<Entry, 'id'> : never;

/** An entry before it gets its number. */
export type Unnumbered = WithoutId<LogEntry>;

/** The kubectl line that runs it again; undefined for what no kubectl did. */
export const entryCommand = (entry: LogEntry): string | undefined =>
	entry.kind === 'command' ? execCommandLine(entry.client, entry.argv, entry) : undefined;

/** Entries that are kept: more than anybody reads, and little memory. */
const most = 500;

export const withEntry = (log: readonly LogEntry[], entry: LogEntry): readonly LogEntry[] =>
	[entry, ...log].slice(0, most);
