import {createHash} from 'node:crypto';

/** What a signed Mach-O program says of itself, read anew: whether each hash of its code directory is that of its page. */
export const readSignature = (program: Buffer) => {
	let at = 32;
	let signature: {readonly offset: number; readonly size: number} | undefined;
	for (let index = 0; index < program.readUInt32LE(16); index++) {
		if (program.readUInt32LE(at) === 0x1d) {
			signature = {offset: program.readUInt32LE(at + 8), size: program.readUInt32LE(at + 12)};
		}

		at += program.readUInt32LE(at + 4);
	}

	const {offset, size} = signature!;
	const blob = program.subarray(offset, offset + size);
	const count = blob.readUInt32BE(8);
	const directories = Array.from({length: count}, (_, index) => blob.readUInt32BE(12 + index * 8 + 4))
		.map(start => blob.subarray(start))
		.filter(part => part.readUInt32BE(0) === 0xfade0c02 && part[37] === 2);
	return directories.map(directory => {
		const [hashes, identifier, , slots, limit] = [16, 20, 24, 28, 32].map(place => directory.readUInt32BE(place));
		const pageSize = 2 ** directory[39]!;
		const wrong = Array.from({length: slots!}, (_, slot) => slot).filter(slot => {
			const page = program.subarray(slot * pageSize, Math.min((slot + 1) * pageSize, limit!));
			const hash = directory.subarray(hashes! + slot * 32, hashes! + (slot + 1) * 32);
			return !createHash('sha256').update(page).digest().equals(hash);
		});
		return {
			identifier: directory.toString('latin1', identifier!, directory.indexOf(0, identifier!)),
			flags: directory.readUInt32BE(12),
			slots: slots!,
			limit: limit!,
			end: offset + size,
			wrong,
		};
	});
};
