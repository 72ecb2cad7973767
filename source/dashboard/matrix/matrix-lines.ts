import type {Cell, Grid, MatrixClient} from '../../probes/matrix/grid.ts';
import type {ProbeOutcome} from '../../probes/probe-outcome.ts';
import type {PlannedEndpoint} from '../../probes/trace/trace-plan.ts';
import type {Symbols} from '../../theme.ts';
import {type Line, line, toned} from '../components/line.ts';
import {verdictLines} from '../components/verdict-lines.ts';
import {ageText} from '../text/age.ts';
import {cut, fitted, padded, widthOf, wrap} from '../text/text-width.ts';
import {cellAt, isMatrixRunning, type MatrixRun} from './matrix-run.ts';

/** Cells of the terminal that the longest word takes, its mark and the gap before it. */
const wideColumn = 12;
/** The same without the mark, for narrow terminals. */
const narrowColumn = 9;
/** A long IPv4 address. */
const shortestLabel = 16;
const longestLabel = 56;

const words: Partial<Record<ProbeOutcome, string>> = {
	'conn-refused': 'refused',
	'conn-timeout': 'timeout',
	'conn-fail-unknown': 'fails',
	'no-route': 'no route',
	'net-unreach': 'no net',
	eacces: 'denied',
	reset: 'reset',
	empty: 'hangs up',
	tls: 'TLS',
	'not-http': 'not HTTP',
	'resp-timeout': 'no reply',
	'exec-denied': 'no right',
	'exec-failed': 'no exec',
	'tool-missing': 'no tool',
	cancelled: '-',
};

const isUnknown = ({outcome}: Cell) => ['exec-denied', 'exec-failed', 'tool-missing', 'cancelled'].includes(outcome);

/** In a word and in colour: `12 ms` where the endpoint answered and the tool measured it, else what stood in the way. */
const wordOf = (cell: Cell | undefined, isRunning: boolean): readonly ['quiet' | 'error' | 'unknown', string] => {
	if (cell === undefined) {
		return ['unknown', isRunning ? '' : '-'];
	}

	const {outcome, ms, detail, mismatch} = cell;
	if (isUnknown(cell)) {
		return ['unknown', words[outcome] ?? outcome];
	}

	if (mismatch !== undefined) {
		return ['error', mismatch === 'plaintext-on-tls' ? 'TLS only' : 'no TLS'];
	}

	if (outcome === 'http-status') {
		return [detail.startsWith('5') ? 'error' : 'quiet', detail.slice(0, 3)];
	}

	return outcome === 'ok' ? ['quiet', ms === null ? 'ok' : `${ms} ms`] : ['error', words[outcome] ?? outcome];
};

const letter = (index: number) => String.fromCodePoint('A'.codePointAt(0)! + index);

const clientLine = (
	{target, node, isBackend}: MatrixClient,
	index: number,
	width: number,
	{dot, ellipsis}: Symbols,
) => {
	const where = [node, isBackend ? 'a backend itself' : ''].filter(Boolean).join(` ${dot} `);
	const name = `${target.pod}, container ${target.container}`;
	return line` ${toned('strong', letter(index))}  ${fitted(`${name}  ${where}`, width - 4, ellipsis)}`;
};

type Label = {readonly hasPort: boolean; readonly room: number; readonly ellipsis: string};

/** The addresses, with pod and node where there is room for all of them, else with the node. */
const labelsOf = (endpoints: readonly PlannedEndpoint[], {hasPort, room, ellipsis}: Label): readonly string[] => {
	const targets = endpoints.map(({address, port}) => (hasPort ? `${address} :${port}` : address));
	const join = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
	const fitting = [
		endpoints.map(({pod, node}, index) => join(targets[index]!, pod, node)),
		endpoints.map(({node}, index) => join(targets[index]!, node)),
	].find(labels => labels.every(label => widthOf(label) <= room));
	// Addresses of a cluster begin alike: the end tells.
	return (
		fitting ??
		targets.map(target => (widthOf(target) <= room ? target : `${ellipsis}${target.slice(widthOf(ellipsis) - room)}`))
	);
};

/** The rows of each port under its name, where there are several; the places of the rows are those of the grid. */
const sectionsOf = ({endpoints, ports, more}: Grid) => {
	let from = 0;
	return (ports ?? [{label: undefined, rows: endpoints.length, more}]).map(({label, rows, more: left}) => {
		const section = {label, from, endpoints: endpoints.slice(from, from + rows), more: left};
		from += rows;
		return section;
	});
};

const tableLines = (run: MatrixRun, width: number, symbols: Symbols): readonly Line[] => {
	const {grid} = run;
	if (grid === undefined) {
		return [];
	}

	const {clients} = grid;
	const hasMarks = width - 2 - clients.length * wideColumn >= shortestLabel;
	const column = hasMarks ? wideColumn : narrowColumn;
	const room = Math.min(longestLabel, Math.max(2, width - 2 - clients.length * column));
	const sections = sectionsOf(grid).map(section => {
		const hasPort = new Set(section.endpoints.map(({port}) => port)).size > 1;
		return {...section, labels: labelsOf(section.endpoints, {hasPort, room, ellipsis: symbols.ellipsis})};
	});
	const label = Math.min(room, Math.max('ENDPOINT'.length, ...sections.flatMap(({labels}) => labels.map(widthOf))));
	const gap = hasMarks ? '  ' : ' ';
	const isRunning = isMatrixRunning(run);
	const cellText = (cell: Cell | undefined) => {
		const [tone, word] = wordOf(cell, isRunning);
		const text = word === '' ? symbols.ellipsis : hasMarks ? `${symbols.marks[tone]} ${word}` : word;
		return toned(tone, fitted(`${gap}${text}`, column, symbols.ellipsis));
	};

	const heads = clients.map((_, index) => toned('strong', padded(`${gap}${letter(index)}`, column)));
	return [
		[],
		...clients.map((client, index) => clientLine(client, index, width, symbols)),
		[],
		line` ${toned('faint', fitted('ENDPOINT', label, symbols.ellipsis))}${heads}`,
		...sections.flatMap(section => [
			...(section.label === undefined
				? []
				: [line` ${toned('strong', cut(`Port ${section.label}`, width - 2, symbols.ellipsis))}`]),
			...section.labels.map(
				(text, row) =>
					line` ${padded(text, label)}${clients.map((_, index) => cellText(cellAt(run, index, section.from + row)))}`,
			),
			...(section.more > 0 ? [line` ${toned('faint', `+${section.more} more`)}`] : []),
		]),
	];
};

const headingOf = ({started, verdict, grid}: MatrixRun, now: number) => {
	const numbers = [...new Set(grid?.endpoints.map(({port}) => port))].join(', ');
	const ports = grid?.ports === undefined ? numbers && `, port ${numbers}` : ` of ${grid.ports.length} ports`;
	const what = `pods (columns) against endpoints (rows)${ports}`;
	return verdict === undefined ? what : `${what}, ${ageText(started, now)} ago; T asks again`;
};

/**
 * The last matrix of a Service as lines: the clients, the table as its cells are known, and the verdict. `now` in Unix
 * milliseconds.
 */
export const matrixLines = (
	run: MatrixRun | undefined,
	now: number,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	if (run === undefined) {
		return [line` ${symbols.syncing} starting`];
	}

	const heading = wrap(headingOf(run, now), width - 3).map(part => line`   ${toned('faint', part)}`);
	const table = tableLines(run, width, symbols);
	const verdict = verdictLines(run, now, width, symbols);
	// The table of several ports is longer than most terminals.
	return run.grid?.ports === undefined ? [...heading, ...table, ...verdict] : [...heading, ...verdict, ...table];
};
