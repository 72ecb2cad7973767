/** Milliseconds: what works again is known after at most so long. */
const longest = 3500;
/** The most that a server is left alone for because it asks for it, in milliseconds. */
const longestAsked = 60_000;

/** Waits that grow from half a second to three and a half, with jitter, so that a thousand clients do not return at once. */
export type Backoff = {
	/**
	 * Waits; ends early when woken or aborted. At least `atLeast` milliseconds, woken or not, where the server asked for it. The
	 * time since `begin` counts as well: what hangs has been waited for.
	 */
	wait(signal: AbortSignal, atLeast?: number): Promise<void>;
	/** An attempt begins. */
	begin(): void;
	/** What has worked again starts from the shortest wait. */
	reset(): void;
	/** Ends the current wait: the server was heard. */
	wake(): void;
};

/** `shortest` is milliseconds. */
export const createBackoff = (shortest = 500): Backoff => {
	let attempts = 0;
	let begun = Number.NEGATIVE_INFINITY;
	let end: (() => void) | undefined;

	return {
		async wait(signal, atLeast = 0) {
			const span = Math.min(longest, shortest * 2 ** attempts);
			attempts++;
			const left = Math.max(shortest / 2, span * (0.5 + Math.random() / 2) - (performance.now() - begun));
			const milliseconds = Math.max(Math.min(atLeast, longestAsked), left);
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
		begin() {
			begun = performance.now();
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
