import type {Symbols} from '../../theme.ts';
import {line, toned} from '../components/line.ts';
import {verdictLines} from '../components/verdict-lines.ts';
import {type KeyChoice, withKeys} from '../records/key-choice.ts';
import type {MatrixRun} from '../records/matrix-run.ts';
import {ageText} from '../text/age.ts';
import {wrap} from '../text/text-width.ts';
import {gridRows} from './grid-rows.ts';
import {type MatrixRow, textRow} from './matrix-row.ts';
import {nodeRows} from './node-rows.ts';

const headingText = ({started, verdict, grid}: MatrixRun, now: number, keys: KeyChoice) => {
	const numbers = [...new Set(grid?.endpoints.map(({port}) => port))].join(', ');
	const ports = grid?.ports === undefined ? numbers && `, port ${numbers}` : ` of ${grid.ports.length} ports`;
	const what = `source pods (columns), endpoints (rows)${ports}`;
	return verdict === undefined
		? what
		: `${what}, ${ageText(started, now)} ago; ${withKeys('{matrix}', keys)} runs it again`;
};

/** The last matrix of a Service: the verdict, what is asked, the clients, and the grid. `now` in Unix milliseconds. */
export const matrixRows = (
	run: MatrixRun | undefined,
	now: number,
	width: number,
	symbols: Symbols,
	keys: KeyChoice,
): readonly MatrixRow[] => {
	if (run === undefined) {
		return [textRow(line` ${symbols.syncing} starting`)];
	}

	const heading = wrap(headingText(run, now, keys), width - 3).map(part => textRow(line`   ${toned('faint', part)}`));
	const grid = [...gridRows(run, width, symbols), ...nodeRows(run.nodes ?? [], width, symbols)];
	// The grid is longer than many terminals, and its sentence is what one reads first.
	return [...verdictLines(run, now, width, symbols).map(textRow), ...heading, ...grid];
};
