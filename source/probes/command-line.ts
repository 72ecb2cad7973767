import {shellQuote} from '../model/shell-quote.ts';
import type {Target} from './exec.ts';

/** The kubectl line with these arguments, ready to paste into a POSIX shell. */
export const kubectlLine = (args: readonly string[], context: string) =>
	['kubectl', '--context', context, ...args].map(shellQuote).join(' ');

/** The kubectl line that runs the same command in the same container, ready to paste into a POSIX shell. */
export const execCommandLine = ({namespace, pod, container}: Target, argv: readonly string[], context: string) =>
	['kubectl', '--context', context, '-n', namespace, 'exec', pod, '-c', container, '--', ...argv]
		.map(shellQuote)
		.join(' ');
