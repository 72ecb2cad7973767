import {expect, test} from 'vitest';
import {createByteShare} from '../../../source/kubernetes/wire/share.ts';
import {hashAt} from '../../../source/kubernetes/wire/strings.ts';

const sharing = () => {
	const share = createByteShare<{readonly text: string}>();
	return (bytes: Buffer, start = 0, end = bytes.length) =>
		share(bytes, start, end, () => ({text: bytes.toString('latin1', start, end)}));
};

/** Two texts that a table by hash takes for one. */
const colliding = (): readonly [Buffer, Buffer] => {
	const seen = new Map<number, Buffer>();
	for (let index = 0; ; index++) {
		const bytes = Buffer.from(index.toString(36).padStart(8, '.'));
		const hash = hashAt(bytes, 0, bytes.length) & 0x3fffffff;
		const other = seen.get(hash);
		if (other !== undefined) {
			return [other, bytes];
		}

		seen.set(hash, bytes);
	}
};

test('the same bytes are one object, wherever they lie', () => {
	const share = sharing();
	const first = share(Buffer.from('ready \xff', 'latin1'));
	expect(share(Buffer.from('is ready \xff!', 'latin1'), 3, 10)).toBe(first);
	expect(share(Buffer.from('ready \xfe', 'latin1'))).toStrictEqual({text: 'ready \xfe'});
});

test('bytes of one hash are never taken for each other', () => {
	const share = sharing();
	for (const bytes of [...colliding(), ...colliding()]) {
		expect(share(bytes)).toStrictEqual({text: bytes.toString()});
	}
});
