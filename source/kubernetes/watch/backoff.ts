const longest = 30_000;

/** Waits that grow from half a second to half a minute, with jitter, so that a thousand clients do not return at once. */
export type Backoff = {
	/** Waits; ends early when woken or aborted. At least `atLeast` milliseconds, woken or not, where the server asked for it. */
	wait(signal: AbortSignal, atLeast?: number): Promise<void>;
	/** What has worked again starts from the shortest wait. */
	reset(): void;
	/** Ends the current wait: the server was heard. */
	wake(): void;
};

/** `shortest` is milliseconds. */
export const createBackoff = (shortest = 500): Backoff => {
	let attempts = 0;
	let end: (() => void) | undefined;

	return {
		async wait(signal, atLeast = 0) {
			const span = Math.min(longest, shortest * 2 ** attempts);
			attempts++;
			const milliseconds = Math.max(atLeast, span * (0.5 + Math.random() / 2));
			if (signal.aborted) {
				return;
			}

			let forget = () => {};
			await new Promise<void>(resolve => {
				const timer = setTimeout(resolve, milliseconds);
				const finish = () => {
					clearTimeout(timer);
					resolve();
				};
				end = atLeast > 0 ? undefined : finish;
				signal.addEventListener('abort', finish);
				forget = () => signal.removeEventListener('abort', finish);
			});
			forget();
			end = undefined;
		},
		reset() {
			attempts = 0;
		},
		wake() {
			attempts = 0;
			end?.();
		},
	};
};
