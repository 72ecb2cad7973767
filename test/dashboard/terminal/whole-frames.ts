import {expect, test} from 'vitest';
import {wholeFrames} from '../../../source/dashboard/terminal/whole-frames.ts';

/** A stream that keeps what it was given. */
const kept = (isEntered = false, framed = () => {}) => {
	const written: string[] = [];
	const stdout = {
		columns: 80,
		write(text: string) {
			written.push(text);
			return true;
		},
	};
	return {written, stream: wholeFrames(stdout as unknown as NodeJS.WriteStream, framed, isEntered)};
};

test('a frame is one write, without a line feed', () => {
	const {written, stream} = kept();
	for (const part of ['\u001b[?2026h', '\u001b[?25l', 'one\ntwo', '\u001b[?2026l']) {
		stream.write(part);
	}

	expect(written).toStrictEqual(['\u001b[?2026h\u001b[?25lone\u001b[Etwo\u001b[?2026l']);
});

test('what is no frame passes at once, as it is', () => {
	const {written, stream} = kept();
	stream.write('\u001b[?1049l');
	stream.write('bye\n');
	expect(written).toStrictEqual(['\u001b[?1049l', 'bye\n']);
	expect(stream.columns).toBe(80);
});

test('a screen that is entered is not entered again, until it was left', () => {
	const {written, stream} = kept(true);
	stream.write('\u001b[?1049h');
	stream.write('\u001b[?1049l');
	stream.write('\u001b[?1049h');
	expect(written).toStrictEqual(['\u001b[?1049l', '\u001b[?1049h']);
});

test('the first frame on a screen that is entered empties it', () => {
	const {written, stream} = kept(true);
	for (const part of ['\u001b[?2026h', 'one', '\u001b[?2026l', '\u001b[?2026h', 'two', '\u001b[?2026l']) {
		stream.write(part);
	}

	expect(written).toStrictEqual(['\u001b[?2026h\u001b[H\u001b[Jone\u001b[?2026l', '\u001b[?2026htwo\u001b[?2026l']);
});

test('it tells of each frame once it is written', () => {
	const told: number[] = [];
	const {written, stream} = kept(false, () => told.push(written.length));
	for (const part of ['\u001b[?2026h', 'one', '\u001b[?2026l', 'no frame']) {
		stream.write(part);
	}

	expect(told).toStrictEqual([1]);
});

test('the first frame after the screen was left is drawn from the first cell, wherever the cursor was left', () => {
	const {written, stream} = kept();
	for (const part of ['\u001b[?1049l', '\u001b[?1049h', '\u001b[?2026h', 'one', '\u001b[?2026l']) {
		stream.write(part);
	}

	expect(written.at(-1)).toBe('\u001b[?2026h\u001b[H\u001b[Jone\u001b[?2026l');
});
