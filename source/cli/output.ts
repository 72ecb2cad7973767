import {sanitise} from '../text/sanitise.ts';

type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** The document goes to stdout alone, progress and notes to stderr. */
export type Output = {readonly stdout: Stream; readonly stderr: Stream};

/** Writes notes, a line each: whatever names of files, contexts and objects are in them, they are safe to show. */
export const createNote =
	({stderr}: Pick<Output, 'stderr'>) =>
	(text: string) => {
		stderr.write(`${sanitise(text)}\n`);
	};
