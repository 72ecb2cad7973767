import type {LogEntry} from '../../engine/log/log-entry.ts';

/** An entry of the session's log. `id` counts from 1 in each session. */
export type NumberedEntry = LogEntry & {readonly id: number};

/** Entries that are kept: more than anybody reads, and little memory. */
const maxEntries = 500;

export const withEntry = (log: readonly NumberedEntry[], entry: NumberedEntry): readonly NumberedEntry[] =>
	[entry, ...log].slice(0, maxEntries);
