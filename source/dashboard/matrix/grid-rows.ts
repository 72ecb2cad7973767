import type {Cell, Grid, MatrixClient} from '../../probes/matrix/grid.ts';
import type {Symbols} from '../../theme.ts';
import {type Line, line, toned} from '../components/line.ts';
import {cellAt, isMatrixRunning, type MatrixRun} from '../records/matrix-run.ts';
import {cut, fitted, padded, widthOf} from '../text/text-width.ts';
import {cellWord} from './cell-word.ts';
import {endpointLabels} from './endpoint-labels.ts';
import {type MatrixRow, textRow} from './matrix-row.ts';

/** Cells of the terminal that a column of the grid takes, with a blank before it: the longest word with its mark. */
const wideColumn = 12;
/** The same without the mark, for narrow terminals. */
const narrowColumn = 9;
/** A long IPv4 address. */
const shortestLabel = 16;
const longestLabel = 56;
const endpointHead = 'ENDPOINT';

const letter = (index: number) => String.fromCodePoint('A'.codePointAt(0)! + index);

const clientLine = (
	{target, node, isBackend, isElsewhere}: MatrixClient,
	index: number,
	width: number,
	{dot, ellipsis}: Symbols,
): Line => {
	const where = [node, isBackend ? 'an endpoint itself' : ''].filter(Boolean).join(` ${dot} `);
	const pod = isElsewhere ? `${target.namespace}/${target.pod}` : target.pod;
	const name = `${pod}, container ${target.container}`;
	return line` ${toned('strong', letter(index))}  ${fitted(`${name}  ${where}`, width - 4, ellipsis)}`;
};

/** The endpoints of each port, where there are several; `from` is the row of the grid that a section begins with. */
const sectionsOf = ({endpoints, ports, more}: Grid) => {
	let from = 0;
	return (ports ?? [{label: undefined, rows: endpoints.length, more}]).map(({label, rows, more: left}) => {
		const section = {label, from, endpoints: endpoints.slice(from, from + rows), more: left};
		from += rows;
		return section;
	});
};

/** The clients, then the grid of clients (columns) and endpoints (rows) as its cells are known; [] until it is planned. */
export const gridRows = (run: MatrixRun, width: number, symbols: Symbols): readonly MatrixRow[] => {
	const {grid} = run;
	if (grid === undefined) {
		return [];
	}

	const {clients} = grid;
	const {ellipsis, marks} = symbols;
	const hasMarks = width - 2 - clients.length * wideColumn >= shortestLabel;
	const column = hasMarks ? wideColumn : narrowColumn;
	const room = Math.min(longestLabel, Math.max(2, width - 2 - clients.length * column));
	const sections = sectionsOf(grid).map(section => ({
		...section,
		labels: endpointLabels(section.endpoints, room, ellipsis),
	}));
	const labelWidth = Math.min(
		room,
		Math.max(endpointHead.length, ...sections.flatMap(({labels}) => labels.map(widthOf))),
	);
	const isRunning = isMatrixRunning(run);
	const gridCell = (text: string) => fitted(hasMarks ? ` ${text}` : text, column - 1, ellipsis);
	const answerCell = (cell: Cell | undefined) => {
		const {mark, word} = cellWord(cell, isRunning);
		const text = hasMarks ? `${marks[mark]} ${word}` : word;
		return toned(mark, gridCell(word === '' ? ellipsis : text));
	};

	const heads = clients.map((_client, index) => toned('strong', gridCell(letter(index))));
	return [
		textRow([]),
		...clients.map((client, index) => textRow(clientLine(client, index, width, symbols))),
		textRow([]),
		{kind: 'heads', cells: [toned('faint', fitted(endpointHead, labelWidth, ellipsis)), ...heads]},
		...sections.flatMap(({label, from, labels, more}): readonly MatrixRow[] => [
			...(label === undefined ? [] : [textRow(line` ${toned('strong', cut(`Port ${label}`, width - 2, ellipsis))}`)]),
			...labels.map(
				(text, row): MatrixRow => ({
					kind: 'cells',
					cells: [
						{text: padded(text, labelWidth)},
						...clients.map((_client, index) => answerCell(cellAt(run, index, from + row))),
					],
				}),
			),
			...(more > 0 ? [textRow(line` ${toned('faint', `+${more} more`)}`)] : []),
		]),
	];
};
