import {sanitise} from '../text/sanitise.ts';

/** What cannot be done as it was asked for: sentences that say so and what to do, a line each, safe to show. The exit code is 2. */
export class UsageError extends Error {
	constructor(...sentences: readonly string[]) {
		super(sentences.map(sanitise).join('\n'));
	}
}
