import {appendFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/**
 * Loaded into a svctop that is watched (`node --expose-gc --import`): on SIGUSR2 it writes how many bytes of heap are in
 * use after a collection to the file `heap`, and whatever goes to stderr to the file `stderr`, both in $SOAK_FOLDER.
 */
const folder = process.env.SOAK_FOLDER!;

process.on('SIGUSR2', () => {
	globalThis.gc?.();
	globalThis.gc?.();
	const file = path.join(folder, 'heap');
	writeFileSync(`${file}.part`, String(process.memoryUsage().heapUsed));
	renameSync(`${file}.part`, file);
});

process.stderr.write = chunk => {
	appendFileSync(path.join(folder, 'stderr'), chunk);
	return true;
};
