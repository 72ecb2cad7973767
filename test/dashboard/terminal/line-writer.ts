import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {createLineWriter} from '../../../source/dashboard/terminal/line-writer.ts';

const columns = 10;

const open = () => {
	const terminal = new xterm.Terminal({cols: columns, rows: 4, allowProposedApi: true});
	const written: string[] = [];
	const writer = createLineWriter({
		write(text: string) {
			written.push(text);
			return true;
		},
	} as unknown as NodeJS.WriteStream);
	return {
		writer,
		written,
		async shown() {
			await new Promise<void>(resolve => {
				terminal.write(written.splice(0).join(''), resolve);
			});
			return Array.from({length: 4}, (_, row) =>
				terminal.buffer.active.getLine(row)!.translateToString(true).trimEnd(),
			);
		},
		row: () => terminal.buffer.active.cursorY,
	};
};

test('what is shown becomes the lines, whether they are shorter, as wide as the terminal, or wider', async () => {
	const {writer, shown, row} = open();
	writer.draw(['aaaaaaaaaa', 'bbbb', 'c']);
	expect(await shown()).toEqual(['aaaaaaaaaa', 'bbbb', 'c', '']);
	writer.draw(['a', 'bbbbbbbbbb', 'cccccccccccc']);
	expect(await shown()).toEqual(['a', 'bbbbbbbbbb', 'cccccccccc', '']);
	expect(row()).toBe(2);
});

test('only what differs is written, in one piece, and nothing where nothing does', () => {
	const {writer, written} = open();
	writer.draw(['one', 'two', 'three']);
	written.length = 0;
	writer.draw(['one', 'TWO', 'three']);
	writer.draw(['one', 'TWO', 'three']);
	expect(written).toHaveLength(1);
	expect(written[0]).toContain('TWO');
	expect(written[0]).not.toMatch(/one|three/);
});

test('where another has drawn something else, it is drawn again', () => {
	const {writer, written} = open();
	writer.draw(['one', 'two']);
	writer.overdrawn(['one', 'other']);
	written.length = 0;
	writer.draw(['one', 'two']);
	expect(written.join('')).toContain('two');
	expect(written.join('')).not.toContain('one');
});

test('who draws on an empty screen draws everything', () => {
	const {writer, written} = open();
	writer.draw(['one', 'two']);
	writer.forget();
	writer.overdrawn(['one', 'two']);
	written.length = 0;
	writer.draw(['one', 'two']);
	expect(written).toEqual([]);
	writer.forget();
	writer.draw(['one', 'two']);
	expect(written.join('')).toMatch(/one.*two/);
});
