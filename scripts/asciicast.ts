import xterm, {type IBufferCell, type Terminal} from '@xterm/headless';

/** An asciicast v2 (docs.asciinema.org/manual/asciicast/v2): a header, and what a terminal was sent, with the second since the start. */
export type Recording = {
	readonly header: {
		readonly version: 2;
		readonly width: number;
		readonly height: number;
		/** Unix seconds. */
		readonly timestamp: number;
		readonly title: string;
	};
	readonly events: ReadonlyArray<readonly [second: number, kind: 'o', text: string]>;
};

/** Select Graphic Rendition (ECMA-48 8.3.117) of a cell, with colours of the palette. */
const rendition = (cell: IBufferCell) =>
	[
		'0',
		...(cell.isBold() ? ['1'] : []),
		...(cell.isDim() ? ['2'] : []),
		...(cell.isInverse() ? ['7'] : []),
		...(cell.isFgDefault() ? [] : [`38;5;${cell.getFgColor()}`]),
		...(cell.isBgDefault() ? [] : [`48;5;${cell.getBgColor()}`]),
	].join(';');

const rowText = ({buffer, cols}: Terminal, row: number) => {
	const line = buffer.active.getLine(buffer.active.viewportY + row)!;
	let text = '';
	let last = '';
	for (let column = 0; column < cols; ) {
		const cell = line.getCell(column)!;
		const style = rendition(cell);
		text += `${style === last ? '' : `\u001B[${style}m`}${cell.getChars() || ' '}`;
		last = style;
		column += Math.max(1, cell.getWidth());
	}

	return `\u001B[${row + 1};1H${text}\u001B[0m`;
};

/**
 * Records screens of a terminal, each as the rows that differ from the one before: what was written in between depends on how fast
 * the machine is, and what is shown in the end does not.
 */
export const createRecorder = (terminal: Terminal, timestamp: number, title: string) => {
	const events: Array<readonly [number, 'o', string]> = [];
	let shown: readonly string[] = [];
	let second = 0;
	return {
		/** Records what is shown now, and that it stays for so many seconds. */
		shoot(seconds: number) {
			const rows = Array.from({length: terminal.rows}, (_, row) => rowText(terminal, row));
			const changed = rows.filter((text, row) => text !== shown[row]).join('');
			events.push([second, 'o', `${events.length === 0 ? '\u001B[?25l\u001B[2J' : ''}${changed}`]);
			shown = rows;
			second += seconds;
		},
		/** What was recorded; it ends when the last screen has been shown for its seconds. */
		recording: (): Recording => ({
			header: {version: 2, width: terminal.cols, height: terminal.rows, timestamp, title},
			events: [...events, [second, 'o', '']],
		}),
	};
};

/** The recording as a file. */
export const castText = ({header, events}: Recording): string =>
	[header, ...events].map(line => `${JSON.stringify(line)}\n`).join('');

/** Plays a recording, and hands over the terminal with each of its screens, and the seconds it is shown. */
export const playRecording = async (
	{header, events}: Recording,
	onScreen: (terminal: Terminal, seconds: number) => void,
): Promise<void> => {
	const terminal = new xterm.Terminal({cols: header.width, rows: header.height, allowProposedApi: true});
	for (const [index, [second, , text]] of events.slice(0, -1).entries()) {
		await new Promise<void>(resolve => {
			terminal.write(text, resolve);
		});
		onScreen(terminal, events[index + 1]![0] - second);
	}
};
