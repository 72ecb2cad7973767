/** Milliseconds after the last word in which everything may end by itself. */
const farewell = 500;

/**
 * Ends the process soon after all that was written has been taken: a name that is being resolved, say, can't be given up,
 * and must not keep a shell waiting.
 */
export const leave = async ({stdout, stderr, exit}: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'exit'>) => {
	for (const stream of [stdout, stderr]) {
		await new Promise<void>(resolve => {
			stream.write('', () => resolve());
		});
	}

	setTimeout(exit, farewell).unref();
};
