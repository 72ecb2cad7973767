import {sanitise} from '../text/sanitise.ts';

/** A command line that cannot be carried out. Its sentences say why and what to do, a line each, safe to print. The exit code is 2. */
export class UsageError extends Error {
	constructor(...sentences: readonly string[]) {
		super(sentences.map(sanitise).join('\n'));
	}
}
