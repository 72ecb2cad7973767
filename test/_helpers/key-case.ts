import type {DocumentSource} from '../../source/dashboard/records/document.ts';

/** What is on the screen, or was asked for, after a key and not before it. */
export type Outcome = {
	readonly text?: RegExp;
	/** No longer on the screen. */
	readonly gone?: RegExp;
	/** The last line. */
	readonly last?: RegExp;
	/** The selected row. */
	readonly row?: RegExp;
	/** What was asked for last. */
	readonly call?: readonly unknown[];
};

export type KeyCase = Outcome & {
	/** What is typed before it, one read each. */
	readonly after?: readonly string[];
	/** What is opened before that. */
	readonly document?: DocumentSource;
};

/** The outcome of every key, by its name. */
export type KeyCases = Readonly<Record<string, KeyCase>>;
