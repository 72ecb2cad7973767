/** A container to run something in. */
export type Target = {readonly namespace: string; readonly pod: string; readonly container: string};

export type ExecResult = {
	readonly stdout: string;
	readonly stderr: string;
	/** Milliseconds from the call to the last byte. */
	readonly ms: number;
} & (
	| {readonly outcome: 'exited'; readonly exitCode: number}
	/** The program, or the shell it was asked for, is not in the image. */
	| {readonly outcome: 'tool-missing'}
	/** 401, 403, or admission: `problem` says which right is missing. */
	| {readonly outcome: 'denied'; readonly problem: string}
	/** The container has ended, or its pod has: `problem` says what became of it, without a dot: "pod web-1 was deleted". */
	| {readonly outcome: 'gone'; readonly problem: string}
	/** No such container, connection lost, time limit passed. */
	| {readonly outcome: 'failed'; readonly problem: string}
	| {readonly outcome: 'cancelled'}
);

/**
 * Runs one argv in a container; implemented by kubernetes/exec/create-exec.ts. Never rejects: every way it can end is an outcome.
 *
 * `timeoutMs` bounds the whole call. `limitMs` is for a command that has no limit of its own: where the container has a shell, the
 * command is ended after that time, with exit code 124. stdout and stderr are capped at 64 KiB each, latin1 control characters already
 * made visible except newline and tab.
 */
export type Exec = (
	target: Target,
	argv: readonly string[],
	options: {readonly signal: AbortSignal; readonly timeoutMs: number; readonly limitMs?: number},
) => Promise<ExecResult>;
