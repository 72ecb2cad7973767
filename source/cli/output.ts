import {sanitise} from '../text/sanitise.ts';

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** The document goes to stdout alone, progress and notes to stderr. */
export type Output = {readonly stdout: Stream; readonly stderr: Stream};

/** Writes notes, a line each. Names in them are sanitized: they are safe to print on a terminal. */
export const createNote =
	({stderr}: Pick<Output, 'stderr'>) =>
	(text: string) => {
		stderr.write(`${sanitise(text)}\n`);
	};
