import type {Symbols} from '../theme.ts';
import {lineText} from './components/line.ts';
import {type DiagnosisView, selectDiagnosis} from './diagnosis/diagnosis-selectors.ts';
import {selectDocument} from './documents/document-selectors.ts';
import {selectHelp} from './help/help-selectors.ts';
import {type MatrixView, selectMatrix} from './matrix/matrix-selectors.ts';
import {selectLogEntry} from './messages/log-entry-selectors.ts';
import {selectProbe} from './probe/probe-selectors.ts';
import {isPicker, type Overlay, type Picker} from './state/overlay.ts';
import type {State} from './state/state.ts';
import type {TextView, TextWindow} from './state/text-view.ts';
import {selectTimeline} from './timeline/timeline-selectors.ts';

/** The kinds of overlay that are texts. */
export type TextKind = Exclude<Overlay, Picker>['kind'];

const selectors: Readonly<Record<TextKind, (state: State, symbols: Symbols) => TextWindow | undefined>> = {
	diagnosis: selectDiagnosis,
	document: selectDocument,
	help: selectHelp,
	'log-entry': selectLogEntry,
	matrix: selectMatrix,
	probe: selectProbe,
	timeline: selectTimeline,
};

/** The window of the text that lies over the lists; undefined where none does. */
export const selectOpenText = (state: State, symbols: Symbols): TextWindow | undefined => {
	const {overlay} = state;
	return overlay === undefined || isPicker(overlay) ? undefined : selectors[overlay.kind](state, symbols);
};

/** Cells of a line that is saved. */
const savedWidth = 100;

const tableLines = (view: TextWindow, {arrow}: Symbols): readonly string[] =>
	'records' in view
		? (view as DiagnosisView).records.map(
				record => `   ${record['Service port']} ${arrow} ${record.targetPort}: ${record['in pods']}`,
			)
		: [];

/** The rows of a matrix as lines: the cells of its grid are as wide as their columns already. */
const rowLines = (view: TextWindow): readonly string[] =>
	'rows' in view
		? (view as MatrixView).rows.map(row =>
				row.kind === 'text'
					? lineText(row.pieces).trimEnd()
					: ` ${row.cells.map(({text}) => text).join(' ')}`.trimEnd(),
			)
		: [];

/** The text that lies over the lists, whatever the terminal's size. */
export const wholeText = (state: State, symbols: Symbols) => {
	const {overlay} = state;
	const view = selectOpenText({...state, columns: savedWidth, rows: Number.MAX_SAFE_INTEGER}, symbols);
	const lines =
		view !== undefined && 'lines' in view
			? (view as TextView).lines.map(lineText)
			: view === undefined
				? []
				: rowLines(view);
	const above = view !== undefined && 'above' in view ? (view as DiagnosisView).above : lines.length;
	const key = overlay !== undefined && 'key' in overlay ? ` ${overlay.key}` : '';
	return {
		title: `${overlay?.kind ?? ''}${key}`,
		lines: view === undefined ? lines : lines.toSpliced(above, 0, ...tableLines(view, symbols)),
	};
};
