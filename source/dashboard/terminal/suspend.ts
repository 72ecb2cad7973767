/** Hands the terminal back, waits for the callback, and takes the terminal again with everything drawn anew. */
type Suspend = (callback: () => void | Promise<void>) => Promise<void>;

const stopped = () =>
	new Promise<void>(resolve => {
		process.once('SIGCONT', () => resolve());
		// Unlike SIGTSTP, which was caught to come here, this one cannot be.
		process.kill(process.pid, 'SIGSTOP');
	});

/**
 * Lets a shell stop the program (`kill -TSTP`) and have it go on (`fg`): the terminal is given back before, and taken
 * again after. Returns what ends that.
 */
export const listenForStop = (suspend: Suspend): (() => void) => {
	let isStopped = false;
	const during = async (callback: () => void | Promise<void>) => {
		// One stop at a time; a second signal has nothing more to ask for.
		if (isStopped) {
			return;
		}

		isStopped = true;
		try {
			await suspend(callback);
		} catch {
			// Something else has the terminal at this moment, and gives it back by itself.
			await callback();
		} finally {
			isStopped = false;
			// Only the program that had the terminal meanwhile heard of a new size.
			process.kill(process.pid, 'SIGWINCH');
		}
	};

	const stop = () => void during(stopped);
	// The terminal may have been used since a SIGSTOP: it is set up anew.
	const resume = () => void during(() => {});
	process.on('SIGTSTP', stop);
	process.on('SIGCONT', resume);
	return () => {
		process.off('SIGTSTP', stop);
		process.off('SIGCONT', resume);
	};
};
