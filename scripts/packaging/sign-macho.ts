import {createHash} from 'node:crypto';

/*
 * An ad-hoc signature, as Go's linker makes it (src/cmd/internal/codesign): macOS on arm64 runs no program without one. Numbers of
 * the file are little-endian (mach-o/loader.h), those of the signature big-endian (kern/cs_blobs.h).
 */
const magic64 = 0xfeedfacf;
const headerSize = 32;
const segment64 = 0x19;
const codeSignature = 0x1d;
const signatureCommandSize = 16;
/** Bytes of a page of memory on arm64, to which the size of a segment is rounded. */
const memoryPage = 0x4000;
const pageBits = 12;
const pageSize = 2 ** pageBits;
const hashSize = 32;
const superBlobSize = 20;
const directorySize = 88;

const aligned = (value: number, to: number) => Math.ceil(value / to) * to;

type Command = {readonly kind: number; readonly at: number; readonly size: number};

const commandsOf = (file: Buffer): readonly Command[] => {
	const commands: Command[] = [];
	let at = headerSize;
	for (let index = 0; index < file.readUInt32LE(16); index++) {
		const size = file.readUInt32LE(at + 4);
		commands.push({kind: file.readUInt32LE(at), at, size});
		at += size;
	}

	return commands;
};

const segmentNamed = (file: Buffer, name: string): Command => {
	const found = commandsOf(file).find(
		({kind, at}) => kind === segment64 && file.toString('latin1', at + 8, at + 24).replaceAll('\0', '') === name,
	);
	if (found === undefined) {
		throw new Error(`The program has no segment ${name}.`);
	}

	return found;
};

/** The code directory inside its super blob: the hash of each page of what is before the signature. */
const signatureOf = (code: Buffer, identifier: string, textSize: bigint, size: number): Buffer => {
	const slots = Math.ceil(code.length / pageSize);
	const identifierAt = directorySize;
	const hashesAt = identifierAt + identifier.length + 1;
	const blob = Buffer.alloc(size);
	const directory = blob.subarray(superBlobSize);
	const length = hashesAt + slots * hashSize;
	for (const [at, value] of [0xfade0cc0, superBlobSize + length, 1, 0, superBlobSize].entries()) {
		blob.writeUInt32BE(value, at * 4);
	}

	// Ad hoc, by a linker.
	const fields = [0xfade0c02, length, 0x20400, 0x20002, hashesAt, identifierAt, 0, slots, code.length];
	for (const [at, value] of fields.entries()) {
		directory.writeUInt32BE(value, at * 4);
	}

	directory.set([hashSize, 2, 0, pageBits], 36);
	directory.writeBigUInt64BE(textSize, 72);
	// The main program.
	directory.writeBigUInt64BE(1n, 80);
	directory.write(identifier, identifierAt, 'latin1');
	for (let slot = 0; slot < slots; slot++) {
		const page = code.subarray(slot * pageSize, (slot + 1) * pageSize);
		directory.set(createHash('sha256').update(page).digest(), hashesAt + slot * hashSize);
	}

	return blob;
};

/** A 64-bit Mach-O program without a signature, with an ad-hoc one. Throws where it is something else, or has no room for it. */
export const signMachO = (program: Buffer, identifier: string): Buffer => {
	if (program.readUInt32LE(0) !== magic64 || commandsOf(program).some(({kind}) => kind === codeSignature)) {
		throw new Error('This is no 64-bit Mach-O program, or it is signed already.');
	}

	const end = headerSize + program.readUInt32LE(20);
	if (program.subarray(end, end + signatureCommandSize).some(byte => byte !== 0)) {
		throw new Error('The header has no room for a signature.');
	}

	const codeLimit = aligned(program.length, 16);
	const code = Buffer.concat([program, Buffer.alloc(codeLimit - program.length)]);
	const slots = Math.ceil(codeLimit / pageSize);
	const size = aligned(superBlobSize + directorySize + identifier.length + 1 + slots * hashSize, 16);
	code.writeUInt32LE(program.readUInt32LE(16) + 1, 16);
	code.writeUInt32LE(program.readUInt32LE(20) + signatureCommandSize, 20);
	for (const [index, value] of [codeSignature, signatureCommandSize, codeLimit, size].entries()) {
		code.writeUInt32LE(value, end + index * 4);
	}

	const {at: linkedit} = segmentNamed(code, '__LINKEDIT');
	const fileSize = codeLimit + size - Number(code.readBigUInt64LE(linkedit + 40));
	code.writeBigUInt64LE(BigInt(aligned(fileSize, memoryPage)), linkedit + 32);
	code.writeBigUInt64LE(BigInt(fileSize), linkedit + 48);
	const textSize = code.readBigUInt64LE(segmentNamed(code, '__TEXT').at + 48);
	return Buffer.concat([code, signatureOf(code, identifier, textSize, size)]);
};
