import {fstatSync, writeSync} from 'node:fs';

type Stdout = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/**
 * The standard output, in which a file gets all of a text or an error: Node's stream takes a file on a disk that runs full
 * in the middle of it for a success.
 */
export const standardOutput = (): Stdout => {
	const {stdout: stream} = process;
	const {fd} = stream;
	if (!fstatSync(fd).isFile()) {
		return stream;
	}

	const write = (text: string | Uint8Array) => {
		const bytes = Buffer.from(text as string);
		try {
			for (let written = 0; written < bytes.length; ) {
				written += writeSync(fd, bytes, written);
			}
		} catch (error) {
			stream.emit('error', error);
		}

		return true;
	};

	return {write, isTTY: stream.isTTY, columns: stream.columns};
};
