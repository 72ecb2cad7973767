/** A file, folder or link of an archive; `mode` in octal permission bits. */
export type Entry =
	| {readonly kind: 'file'; readonly name: string; readonly mode: number; readonly content: Uint8Array}
	| {readonly kind: 'folder'; readonly name: string; readonly mode: number}
	| {readonly kind: 'link'; readonly name: string; readonly target: string};

const blockSize = 512;
const types = {file: '0', link: '2', folder: '5'} as const;

/** A number in octal that fills its field but for the NUL behind it (POSIX.1-1988, ustar). */
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** Splits a path of more than 100 bytes as ustar has it. Throws where it is too long for that. */
const splitName = (name: string): readonly [name: string, prefix: string] => {
	if (Buffer.byteLength(name) <= 100) {
		return [name, ''];
	}

	const at = name.indexOf('/', name.length - 101);
	if (at === -1 || at > 155) {
		throw new Error(`The path ${name} is too long for an archive.`);
	}

	return [name.slice(at + 1), name.slice(0, at)];
};

const header = (entry: Entry): Buffer => {
	const [name, prefix] = splitName(entry.kind === 'folder' ? `${entry.name}/` : entry.name);
	const size = entry.kind === 'file' ? entry.content.length : 0;
	const mode = entry.kind === 'link' ? 0o777 : entry.mode;
	const block = Buffer.alloc(blockSize);
	const fields: ReadonlyArray<readonly [offset: number, text: string]> = [
		[0, name],
		[100, octal(mode, 8)],
		[108, octal(0, 8)],
		[116, octal(0, 8)],
		[124, octal(size, 12)],
		// Always the same moment, so that the same files make the same archive.
		[136, octal(0, 12)],
		[148, ' '.repeat(8)],
		[156, types[entry.kind]],
		[157, entry.kind === 'link' ? entry.target : ''],
		[257, 'ustar\u000000'],
		[345, prefix],
	];
	for (const [offset, text] of fields) {
		block.write(text, offset);
	}

	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
	return block;
};

/** A tar archive of these entries in this order, owned by root. */
export const tarOf = (entries: readonly Entry[]): Buffer =>
	Buffer.concat([
		...entries.flatMap(entry => {
			if (entry.kind !== 'file') {
				return [header(entry)];
			}

			const rest = (blockSize - (entry.content.length % blockSize)) % blockSize;
			return [header(entry), entry.content, Buffer.alloc(rest)];
		}),
		Buffer.alloc(2 * blockSize),
	]);
