import {sh} from '../tools/sh.ts';
import type {ContainerTools} from './container-tools.ts';

/** Programs that help to end others in time; busybox tells whose `timeout` and `wget` it most likely is. */
export const limiters: readonly string[] = ['timeout', 'busybox'];

/**
 * Ends what it runs after so many tenths of a second, looks ten times a second, and leaves no process behind: what ignores that it
 * is asked to end is killed a second later.
 */
const script =
	'n=$1; shift; "$@" & p=$!; while kill -0 $p 2>/dev/null; do if [ "$n" -le -10 ]; then kill -9 $p; wait $p; exit 124; elif [ "$n" -le 0 ]; then kill $p; fi; if sleep 0.1 2>/dev/null; then n=$((n-1)); else sleep 1; n=$((n-10)); fi; done; wait $p';

/**
 * The ways to run a program that has no time limit of its own under one of so many seconds, in the order they are tried.
 *
 * BusyBox's timeout leaves its watcher to process 1 (coreutils/timeout.c forks twice), where an application stays a
 * zombie for good: a shell that waits for its own children does not.
 */
export const withTimeout = (
	argv: readonly string[],
	seconds: number,
	{tools}: Pick<ContainerTools, 'tools'>,
): ReadonlyArray<readonly string[]> => {
	if (!tools.has('timeout')) {
		return [argv];
	}

	const [shell] = sh.programs;
	const first = tools.has('busybox')
		? [shell, '-c', script, '_', String(seconds * 10), ...argv]
		: ['timeout', String(seconds), ...argv];
	return [first, argv];
};

/** The program alone, where it was run under the watching shell: for a person, who can end it by hand. */
export const withoutTimeout = (argv: readonly string[]): readonly string[] =>
	argv[2] === script ? argv.slice(5) : argv;
