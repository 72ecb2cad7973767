import type {IBufferCell, Terminal} from '@xterm/headless';

/** A common dark palette, for the 16 colours a terminal chooses itself. */
const palette = [
	'#1e2127',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#d7dae0',
	'#5c6370',
	'#e06c75',
	'#98c379',
	'#e5c07b',
	'#61afef',
	'#c678dd',
	'#56b6c2',
	'#ffffff',
];
const [background, foreground] = ['#1e2127', '#d7dae0'];
/** A cell, in pixels. */
const [width, height] = [8.4, 18];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const look = (cell: IBufferCell) => {
	const ink = cell.isFgDefault() ? foreground : (palette[cell.getFgColor()] ?? foreground);
	const paper = cell.isBgDefault() ? background : (palette[cell.getBgColor()] ?? background);
	const [fill, back] = cell.isInverse() ? [paper, ink] : [ink, paper];
	return {fill, back, weight: cell.isBold() ? 'bold' : 'normal', opacity: cell.isDim() ? '0.6' : '1'};
};

/** The terminal's screen as an SVG picture: runs of cells that look the same are one text each. */
export const screenSvg = ({buffer, cols, rows}: Terminal): string => {
	const parts: string[] = [];
	for (let row = 0; row < rows; row++) {
		const line = buffer.active.getLine(buffer.active.viewportY + row)!;
		for (let column = 0; column < cols; ) {
			const start = column;
			const style = look(line.getCell(column)!);
			let text = '';
			while (column < cols && JSON.stringify(look(line.getCell(column)!)) === JSON.stringify(style)) {
				const cell = line.getCell(column)!;
				text += cell.getChars() || ' ';
				column += Math.max(1, cell.getWidth());
			}

			const [x, y, span] = [start * width + 12, row * height + 12, (column - start) * width];
			if (style.back !== background) {
				parts.push(
					`<rect x="${x.toFixed(1)}" y="${y}" width="${span.toFixed(1)}" height="${height}" fill="${style.back}"/>`,
				);
			}

			if (text.trim() !== '') {
				parts.push(
					`<text x="${x.toFixed(1)}" y="${y + 13}" textLength="${span.toFixed(1)}" fill="${style.fill}" font-weight="${style.weight}" opacity="${style.opacity}">${escaped(text)}</text>`,
				);
			}
		}
	}

	const [full, tall] = [cols * width + 24, rows * height + 24];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${full.toFixed(0)} ${tall}" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		...parts,
		'</svg>',
		'',
	].join('\n');
};
