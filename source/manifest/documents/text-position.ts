/** Line and column, both from one. */
export type Position = {readonly line: number; readonly column: number};

/** How many lines end between two places of a text. */
export const linesIn = (text: string, from: number, to: number): number => {
	// What lies behind is not searched: it may be long.
	const part = text.slice(from, to);
	let lines = 0;
	for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) {
		lines++;
	}

	return lines;
};

/** How far into its line a place is, from one. */
export const columnAt = (text: string, offset: number): number =>
	offset === 0 ? 1 : offset - text.lastIndexOf('\n', offset - 1);
