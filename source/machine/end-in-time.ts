type Limit = {readonly signal: AbortSignal; readonly ms: number};

/** How something on a socket ended: by itself, or because the time was over or the signal aborted. */
export type Ended<T> = {readonly ms: number} & (
	| {readonly kind: 'done'; readonly value: T}
	| {readonly kind: 'failed'; readonly error: Error}
	| {readonly kind: 'late'}
	| {readonly kind: 'cancelled'}
);

/**
 * Waits for what `start` begins; it is given what to call with a value or an error, and returns what ends it. That is
 * called in every case, once.
 */
export const endInTime = <T>(
	{signal, ms: limit}: Limit,
	start: (done: (value: T) => void, failed: (error: Error) => void) => () => void,
): Promise<Ended<T>> =>
	new Promise(resolve => {
		const started = performance.now();
		const since = () => Math.round((performance.now() - started) * 10) / 10;
		if (signal.aborted) {
			resolve({kind: 'cancelled', ms: 0});
			return;
		}

		let isOver = false;
		const end = (ended: Ended<T>) => {
			if (!isOver) {
				isOver = true;
				clearTimeout(timer);
				signal.removeEventListener('abort', cancel);
				stop();
				resolve(ended);
			}
		};

		const cancel = () => end({kind: 'cancelled', ms: since()});
		const timer = setTimeout(() => end({kind: 'late', ms: since()}), limit);
		signal.addEventListener('abort', cancel, {once: true});
		const stop = start(
			value => end({kind: 'done', value, ms: since()}),
			error => end({kind: 'failed', error, ms: since()}),
		);
	});
