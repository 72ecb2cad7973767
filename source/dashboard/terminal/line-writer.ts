import {beginFrame, endFrame, eraseLine, noWrap, toRow, wrapAgain} from './terminal-codes.ts';

/** Writes lines to a terminal, of which it knows what it shows. */
export type LineWriter = {
	/** Shows these lines, from the first row on: writes those that differ from what is shown. */
	draw(lines: readonly string[]): void;
	/** Someone else has drawn these lines, at least where they differ from what he drew before. Where that may not be what is shown, nothing is known of it. */
	overdrawn(lines: readonly string[]): void;
	/** Nothing is shown any more: whoever draws next, draws everything. */
	forget(): void;
};

/** Writes whole lines, one frame in one piece, and leaves the cursor in the last of them. */
export const createLineWriter = (stdout: Pick<NodeJS.WriteStream, 'write'>): LineWriter => {
	/** A line is undefined where it is not known; all of it where nothing is shown. */
	let shown: ReadonlyArray<string | undefined> | undefined;

	return {
		draw(lines) {
			// Erased before it is written: after its last cell the cursor may still be on it.
			const changed = lines.flatMap((line, row) => (line === shown?.[row] ? [] : [`${toRow(row)}${eraseLine}${line}`]));
			shown = lines;
			if (changed.length > 0) {
				stdout.write(`${beginFrame}${noWrap}${changed.join('')}${wrapAgain}${toRow(lines.length - 1)}${endFrame}`);
			}
		},
		overdrawn(lines) {
			const before = shown;
			shown = lines.map((line, row) => (before === undefined || line === before[row] ? line : undefined));
		},
		forget() {
			shown = undefined;
		},
	};
};
