/** Milliseconds after the last word in which everything may end by itself. */
const farewell = 500;

/**
 * Ends the process at once, with the exit code that is set. A process that ends waits for its threads (libuv's
 * uv_library_shutdown), and one that resolves a name may take half a minute: another program in its place has none.
 */
const endNow = () => {
	if (process.platform !== 'win32' && process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) {
		process.execve?.(process.execPath, [process.execPath, '-e', `process.exit(${process.exitCode ?? 0})`]);
	}

	process.exit();
};

/** Ends the process soon, whatever may not be given up and would keep a shell waiting. */
export const endSoon = () => {
	setTimeout(endNow, farewell).unref();
};

/** The same, once all that was written has been taken. */
export const leave = async ({stdout, stderr}: Pick<NodeJS.Process, 'stdout' | 'stderr'>) => {
	// What is taken already is not waited for: a terminal may never answer an empty write, and nothing else is left to wait on.
	for (const stream of [stdout, stderr].filter(({writableLength}) => writableLength > 0)) {
		await new Promise<void>(resolve => {
			stream.write('', () => resolve());
		});
	}

	endSoon();
};
