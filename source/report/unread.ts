import type {Location} from '../rules/finding.ts';

/** What could not be read, or not be looked at: a sentence, and where it is if that is known. */
export type Unread = {readonly message: string; readonly location?: Location};
