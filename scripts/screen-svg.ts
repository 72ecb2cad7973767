import type {IBufferCell, Terminal} from '@xterm/headless';
import type {Palette} from './palettes.ts';

/** A cell, in pixels. */
const [width, height] = [8.4, 18];
const margin = 12;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How a cell looks: its colours, and what else changes its text. */
const look = (cell: IBufferCell, {background, foreground, colors}: Palette) => {
	const ink = cell.isFgDefault() ? foreground : (colors[cell.getFgColor()] ?? foreground);
	const paper = cell.isBgDefault() ? background : (colors[cell.getBgColor()] ?? background);
	const [fill, back] = cell.isInverse() ? [paper, ink] : [ink, paper];
	const attributes = [
		...(fill === foreground ? [] : [` fill="${fill}"`]),
		...(cell.isBold() ? [' font-weight="bold"'] : []),
		...(cell.isDim() ? [' opacity=".6"'] : []),
	];
	return {attributes: attributes.join(''), back};
};

/** A number of pixels, as short as it can be written. */
const pixels = (value: number) => String(Number(value.toFixed(1)));

/** The terminal's screen as an SVG picture: runs of cells that look the same are one text each. */
export const screenSvg = ({buffer, cols, rows}: Terminal, palette: Palette): string => {
	const {background, foreground} = palette;
	const parts: string[] = [];
	/** Backgrounds, of which neighbours are one: two would have a seam. */
	let paper: {row: number; from: number; to: number; back: string} | undefined;
	const papers: string[] = [];
	const finishPaper = () => {
		if (paper !== undefined) {
			const {row, from, to, back} = paper;
			const place = `x="${pixels(from * width + margin)}" y="${row * height + margin}"`;
			papers.push(`<rect ${place} width="${pixels((to - from) * width)}" height="${height}" fill="${back}"/>`);
		}
	};
	for (let row = 0; row < rows; row++) {
		const line = buffer.active.getLine(buffer.active.viewportY + row)!;
		for (let column = 0; column < cols; ) {
			const start = column;
			const {attributes, back} = look(line.getCell(column)!, palette);
			let text = '';
			while (column < cols) {
				const cell = line.getCell(column)!;
				const next = look(cell, palette);
				if (next.attributes !== attributes || next.back !== back) {
					break;
				}

				text += cell.getChars() || ' ';
				column += Math.max(1, cell.getWidth());
			}

			const [x, y] = [pixels(start * width + margin), row * height + margin];
			if (back !== background) {
				if (paper?.row === row && paper.to === start && paper.back === back) {
					paper.to = column;
				} else {
					finishPaper();
					paper = {row, from: start, to: column, back};
				}
			}

			const shown = text.trimEnd();
			if (shown !== '') {
				const span = pixels((column - start - (text.length - shown.length)) * width);
				parts.push(`<text x="${x}" y="${y + 13}" textLength="${span}"${attributes}>${escaped(shown)}</text>`);
			}
		}
	}

	finishPaper();
	const [full, tall] = [cols * width + 2 * margin, rows * height + 2 * margin];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pixels(full)} ${tall}" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="${foreground}" xml:space="preserve">`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		...papers,
		...parts,
		'</svg>',
		'',
	].join('\n');
};
