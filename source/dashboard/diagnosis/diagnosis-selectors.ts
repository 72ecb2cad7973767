import type {ServiceView} from '../../model/service-view.ts';
import type {Section} from '../../rules/about-service.ts';
import type {Symbols} from '../../theme.ts';
import {heading} from '../components/indented-lines.ts';
import {line} from '../components/line.ts';
import {lastLineOf} from '../records/last-line.ts';
import {createSelector} from '../state/create-selector.ts';
import {frameOf} from '../state/layout.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWidth, textWindow} from '../state/text-view.ts';
import {diagnosisLines} from './diagnosis-lines.ts';
import {type PortRecord, portRecords, tableHeight, tableWidth} from './ports-table.tsx';

/** A diagnosis, and the table of ports among its lines: no records where there is none, or no room for it. */
export type DiagnosisView = TextView & {
	readonly records: readonly PortRecord[];
	/** How many of the lines stand above the table, and how many rows that takes. */
	readonly above: number;
	readonly childRows: number;
};

/** Cells to the left of the table. */
export const tableIndent = 3;

/** Rows that the table takes; none where there is none. */
const tableRows = (records: readonly PortRecord[]) => (records.length > 0 ? tableHeight(records) : 0);

const selectRow = (state: State, key: string) => state.list.entries.get(key);

const selectPorts = createSelector(
	[(state: State, key: string): ServiceView | undefined => selectRow(state, key)?.view, state => state.columns],
	(view, columns) => {
		const records = view === undefined ? [] : portRecords(view);
		const hasTable = records.length > 0 && tableWidth(records) <= columns - tableIndent;
		return {records, table: hasTable ? records : []};
	},
);

const selectLines = createSelector(
	[
		selectRow,
		selectPorts,
		state => state.now,
		state => state.list.since,
		state => state.inputs,
		(state, key) => state.probes.get(key),
		state => state.isReadonly,
		state => state.list.lastLines,
		state => state.context,
		state => state.kubectlFlags,
		state => textWidth(state.columns),
		(_state, _key, symbols: Symbols) => symbols,
		(_state, _key, _symbols, about: readonly Section[] | undefined) => about,
		(_state, _key, _symbols, _about, isUnfolded: boolean) => isUnfolded,
		state => frameOf(state).body - 1,
		state => state.keys,
	],
	(
		row,
		{records, table},
		now,
		since,
		inputs,
		run,
		isReadonly,
		lastLines,
		context,
		kubectlFlags,
		width,
		symbols,
		about,
		isUnfolded,
		height,
		keys,
	) => {
		if (row === undefined) {
			return {lines: [line` This Service is gone.`], above: 1};
		}

		const lastLine = lastLineOf(lastLines, row);
		const facts = {row, about, lastLine, now, since, inputs, run, isReadonly, context, kubectlFlags};
		const listed = table.length > 0 ? [] : records;
		const ports = [
			...(records.length > 0 ? heading('Ports') : []),
			...listed.map(
				record => line`   ${record['Service port']} ${symbols.arrow} ${record.targetPort}: ${record['in pods']}`,
			),
		];
		const drawn = (isFolded: boolean) => {
			const parts = diagnosisLines(facts, width, {isFolded, symbols, keys});
			return {lines: [...parts.found, ...ports, ...parts.about], above: parts.found.length + ports.length};
		};
		const whole = drawn(false);
		// What fits needs no folding.
		return isUnfolded || whole.lines.length + tableRows(table) <= height ? whole : drawn(true);
	},
);

/** The open diagnosis; undefined where none is open. */
export const selectDiagnosis = (state: State, symbols: Symbols): DiagnosisView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'diagnosis') {
		return undefined;
	}

	const {key, top, about, isUnfolded = false} = overlay;
	const {lines, above} = selectLines(state, key, symbols, about, isUnfolded);
	const records = selectPorts(state, key).table;
	const childRows = tableRows(records);
	const title = `DIAGNOSIS ${key}`;
	return {
		...textWindow(state, {title, count: lines.length + childRows, top}, symbols),
		...{lines, records, above, childRows},
	};
};
