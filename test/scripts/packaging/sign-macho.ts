import {expect, test} from 'vitest';
import {signMachO} from '../../../scripts/packaging/sign-macho.ts';
import {readSignature} from '../../_helpers/mach-o.ts';

const [text, linkedit] = ['__TEXT', '__LINKEDIT'];

/** A Mach-O program of two segments, with so many bytes in all. */
const program = (bytes: number, room = 64) => {
	const file = Buffer.alloc(bytes, 'code');
	file.fill(0, 0, 32 + 2 * 72 + room);
	for (const [index, value] of [0xfeedfacf, 0x0100000c, 0, 2, 2, 2 * 72, 0, 0].entries()) {
		file.writeUInt32LE(value, index * 4);
	}

	for (const [index, [name, offset, size]] of (
		[
			[text, 0, 8192],
			[linkedit, 8192, bytes - 8192],
		] as const
	).entries()) {
		const at = 32 + index * 72;
		file.writeUInt32LE(0x19, at);
		file.writeUInt32LE(72, at + 4);
		file.write(name!, at + 8);
		file.writeBigUInt64LE(BigInt(size), at + 32);
		file.writeBigUInt64LE(BigInt(offset), at + 40);
		file.writeBigUInt64LE(BigInt(size), at + 48);
	}

	return file;
};

test.each([8200, 12_288, 20_001])('a program of %i bytes is signed, every page of it', bytes => {
	const signed = signMachO(program(bytes), 'svctop');
	const [directory, ...others] = readSignature(signed);
	expect(directory).toMatchObject({identifier: 'svctop', flags: 0x20002, wrong: [], end: signed.length});
	expect(directory!.limit).toBe(Math.ceil(bytes / 16) * 16);
	expect(directory!.slots).toBe(Math.ceil(directory!.limit / 4096));
	expect(others).toEqual([]);

	const linkeditAt = 32 + 72;
	expect(signed.readBigUInt64LE(linkeditAt + 48)).toBe(BigInt(signed.length - 8192));
	expect(Number(signed.readBigUInt64LE(linkeditAt + 32)) % 16_384).toBe(0);

	signed[9000]! ^= 1;
	expect(readSignature(signed)[0]!.wrong).toHaveLength(bytes > 9000 ? 1 : 0);
});

test('what is no such program, is signed, or has no room is refused', () => {
	expect(() => signMachO(Buffer.alloc(64), 'svctop')).toThrow('no 64-bit Mach-O');
	expect(() => signMachO(signMachO(program(9000), 'svctop'), 'svctop')).toThrow('signed already');
	expect(() => signMachO(program(9000, 8), 'svctop')).toThrow('no room');
});
