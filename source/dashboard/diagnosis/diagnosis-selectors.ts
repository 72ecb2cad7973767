import type {ServiceView} from '../../model/service-view.ts';
import type {Section} from '../../rules/about-service.ts';
import type {Symbols} from '../../theme.ts';
import {heading} from '../components/indented-lines.ts';
import {line} from '../components/line.ts';
import {lastLineOf} from '../records/last-line.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWidth, textWindow} from '../state/text-view.ts';
import {diagnosisLines} from './diagnosis-lines.ts';
import {type PortRecord, portRecords, tableHeight, tableWidth} from './ports-table.tsx';

/** A diagnosis, and the table of ports beneath its lines: no records where there is none, or no room for it. */
export type DiagnosisView = TextView & {readonly records: readonly PortRecord[]};

/** Cells to the left of the table. */
export const tableIndent = 3;

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
	) => {
		if (row === undefined) {
			return [line` This Service is gone.`];
		}

		const lastLine = lastLineOf(lastLines, row);
		const facts = {row, about, lastLine, now, since, inputs, run, isReadonly, context, kubectlFlags};
		const listed = table.length > 0 ? [] : records;
		return [
			...diagnosisLines(facts, width, symbols),
			...(records.length > 0 ? heading('Ports') : []),
			...listed.map(
				record => line`   ${record['Service port']} ${symbols.arrow} ${record.targetPort}: ${record['in pods']}`,
			),
		];
	},
);

/** The open diagnosis; undefined where none is open. */
export const selectDiagnosis = (state: State, symbols: Symbols): DiagnosisView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'diagnosis') {
		return undefined;
	}

	const {key, top, about} = overlay;
	const lines = selectLines(state, key, symbols, about);
	const records = selectPorts(state, key).table;
	const count = lines.length + (records.length > 0 ? tableHeight(records) : 0);
	return {...textWindow(state, {title: `DIAGNOSIS ${key}`, count, top}, symbols), lines, records};
};
