/** A Markdown table; a pipe in a cell would end it. */
export const markdownTable = (head: readonly string[], rows: ReadonlyArray<readonly string[]>) => {
	const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

/** A label of the keymap, each key of it as one types it. */
export const keysOf = (label: string) =>
	label
		.split(' ')
		.map(key => `\`${key}\``)
		.join(' ');
