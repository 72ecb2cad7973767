import type {Resource} from '../../model/records.ts';
import type {Connection} from '../connection/connection.ts';
import type {Codec} from '../wire/codec.ts';
import type {Backoff} from './backoff.ts';
import type {ReflectorTimes} from './reflector-times.ts';

/** Where a reflector puts what it sees. */
export type Sink<T> = {
	/** A list begins: what it does not hold, when it has ended, is gone. */
	listing(): void;
	/** Records of a list, as they arrive. */
	listed(records: readonly T[]): void;
	/** The list is whole: all that exists has been handed over. */
	synced(): void;
	changed(type: 'upsert' | 'delete', record: T): void;
	/**
	 * The resource may not be read (`forbidden`), is not served (`absent`), or cannot be had right now (`failing`). `since`: when
	 * it was heard of last, Unix milliseconds.
	 */
	failed(kind: 'forbidden' | 'absent' | 'failing', problem: string, since: number): void;
	/** It may be listed and not watched: it is listed now and then, and is as old as the last list. */
	unwatched(problem: string): void;
	/** After a failure, or once it may be watched, what is known is what is on the server again. */
	recovered(): void;
};

export type Reflection<T> = {
	readonly connection: Connection;
	readonly resource: Resource;
	readonly namespace: string | undefined;
	/** The path of its API group, where that is not the usual one. */
	readonly group?: string | undefined;
	/** By media type: the server chooses. */
	readonly codecs: Readonly<Record<string, Codec<T>>>;
	readonly sink: Sink<T>;
	readonly signal: AbortSignal;
	/** What the first watch waits for after the list; it does not wait where undefined. Resolves at the latest with the signal. */
	readonly mayWatch?: Promise<void>;
	/** Told of each watch that the server takes on, with how long that took, in milliseconds. */
	readonly onAnswer?: (tookMs: number) => void;
	readonly backoff?: Backoff;
	/** Those that are not the usual ones. */
	readonly times?: Partial<ReflectorTimes>;
};

export type Reflector = {
	/** Tries again at once, and drops a watch that may be half dead: the server was heard elsewhere. */
	wake(): void;
	/** Resolves when it has stopped, after its signal. */
	readonly stopped: Promise<void>;
};
