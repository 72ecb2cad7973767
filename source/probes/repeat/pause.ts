/** Resolves after so many milliseconds, or with the signal. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
	new Promise(resolve => {
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, ms);
		if (signal.aborted) {
			end();
		} else {
			signal.addEventListener('abort', end, {once: true});
		}
	});
