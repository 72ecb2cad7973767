/** Milliseconds in which everything may end by itself, after the last output. */
const forceExitMs = 500;

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

/** Ends the process soon, even if a request or a command is still under way: the shell is not kept waiting. */
export const exitSoon = () => {
	setTimeout(endNow, forceExitMs).unref();
};

/** The same, after all output has been written. */
export const exitAfterOutput = async ({stdout, stderr}: Pick<NodeJS.Process, 'stdout' | 'stderr'>) => {
	// A stream without pending output is skipped: a terminal may never answer an empty write, and nothing else keeps the process alive.
	for (const stream of [stdout, stderr].filter(({writableLength}) => writableLength > 0)) {
		await new Promise<void>(resolve => {
			stream.write('', () => resolve());
		});
	}

	exitSoon();
};
