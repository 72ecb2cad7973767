/** What a list says about itself. */
export type ListEnd = {
	/** Where a watch goes on from. */
	readonly resourceVersion: string;
	/** Token of the next page; '' on the last one. */
	readonly next: string;
};

/** Reads a list's body as it arrives. */
export type ListReader<T> = {
	/** Takes the next bytes; returns the records that are complete now. Throws a ClusterError on what is no list. */
	push(chunk: Buffer): readonly T[];
	/** Throws a ClusterError where the body ended too early. */
	end(): ListEnd;
};

export type WatchEvent<T> =
	| {readonly type: 'upsert' | 'delete'; readonly record: T; readonly resourceVersion: string}
	| {readonly type: 'bookmark'; readonly resourceVersion: string}
	/** A Status in place of an object: the watch is over. `code` as in HTTP. */
	| {readonly type: 'error'; readonly code: number; readonly message: string};

/** Reads the frames of a watch as they arrive. */
export type WatchReader<T> = {
	push(chunk: Buffer): ReadonlyArray<WatchEvent<T>>;
};

/** How one content type carries records. */
export type Codec<T> = {
	list(): ListReader<T>;
	watch(): WatchReader<T>;
};
