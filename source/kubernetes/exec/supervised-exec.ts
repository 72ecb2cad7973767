import {Readable} from 'node:stream';
import type {Exec, ExecResult, Target} from '../../model/pod-access/exec.ts';
import {beginLine, endLine, noStdin, supervisorScript} from './supervisor-script.ts';

/** Runs argv as it is; `stdin` is passed on, and is first read from when the connection stands. */
export type RunArgv = (
	target: Target,
	argv: readonly string[],
	options: Parameters<Exec>[2] & {
		readonly stdin?: Readable;
		/** What is run, in words. */
		readonly program: string;
	},
) => Promise<ExecResult>;

const isShell = (program: string) => program === 'sh' || program.endsWith('/sh');

const keyOf = ({namespace, pod, container}: Target) => JSON.stringify([namespace, pod, container]);

/** A stdin that says when to begin, and `limitMs` later, where there is such a limit, when to end. */
const supervision = (limitMs: number | undefined) => {
	let hasBegun = false;
	let timer: NodeJS.Timeout | undefined;
	const stdin = new Readable({
		read() {
			if (hasBegun) {
				return;
			}

			hasBegun = true;
			this.push(beginLine);
			timer = limitMs === undefined ? undefined : setTimeout(() => this.push(endLine), limitMs);
		},
	});
	return {stdin, stop: () => clearTimeout(timer)};
};

/**
 * Runs commands so that they end when nobody waits for them any more, where the container has a shell that can see to it: one that
 * has run a script before. Without a shell a command ends by its own limits.
 */
export const superviseExec = (run: RunArgv): Exec => {
	/** The shell of each container that is known to have one. */
	const shells = new Map<string, string>();
	let isStdinPassedOn = true;

	return async (target, argv, options) => {
		const [program = ''] = argv;
		const key = keyOf(target);
		const shell = isShell(program) ? program : shells.get(key);
		if (shell === undefined || !isStdinPassedOn) {
			return run(target, argv, {...options, program});
		}

		const {stdin, stop} = supervision(options.limitMs);
		const supervised = [shell, '-c', supervisorScript, '_', ...argv];
		const result = await run(target, supervised, {...options, stdin, program});
		stop();
		if (result.outcome !== 'exited') {
			return result;
		}

		if (result.stderr.startsWith(noStdin)) {
			isStdinPassedOn = false;
			return run(target, argv, {...options, program});
		}

		shells.set(key, shell);
		return result;
	};
};
