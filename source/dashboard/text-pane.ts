import type {Symbols} from '../theme.ts';
import {heading} from './components/indented-lines.ts';
import {type Line, line} from './components/line.ts';
import {diagnosisLines} from './diagnosis/diagnosis-lines.ts';
import {type PortRecord, portRecords, tableHeight, tableWidth} from './diagnosis/ports-table.tsx';
import {documentPane} from './documents/document-pane.ts';
import {helpLines} from './help/help-lines.ts';
import {keymap} from './keyboard/keymap.ts';
import {matrixLines} from './matrix/matrix-lines.ts';
import {logEntryLines} from './messages/log-entry-lines.ts';
import {probeLines} from './probe/probe-lines.ts';
import {layoutOf} from './state/layout.ts';
import {isPicker, type Overlay} from './state/overlay.ts';
import type {State} from './state/state.ts';
import {placeText} from './text/place-text.ts';
import {timelineLines} from './timeline/timeline-lines.ts';

/** A text that scrolls, and the table beneath it. */
export type TextPane = {
	readonly title: string;
	readonly lines: readonly Line[];
	/** [] where there is none, or no room for it. */
	readonly records: readonly PortRecord[];
	/** The first line shown. */
	readonly top: number;
	/** Lines of text and table, and how many of them the pane shows. */
	readonly count: number;
	readonly height: number;
};

type TextOverlay = Extract<Overlay, {readonly top: number}>;

const contentOf = (
	state: State,
	overlay: TextOverlay,
	symbols: Symbols,
): Pick<TextPane, 'title' | 'lines' | 'records'> => {
	const {columns} = state;
	if (overlay.kind === 'help') {
		// It is about what it lies over.
		const beneath = {...state, overlay: overlay.under, prompt: undefined};
		return {title: 'HELP', lines: helpLines(keymap, beneath, columns, symbols), records: []};
	}

	if (overlay.kind === 'log-entry') {
		const entry = state.log.find(({id}) => id === overlay.id);
		return {title: `LOG ${overlay.id}`, lines: logEntryLines(entry, columns - 1, symbols), records: []};
	}

	if (overlay.kind === 'probe') {
		const {now, context, kubeconfigFile} = state;
		const past = state.pastProbes.get(overlay.key) ?? [];
		const facts = {run: state.probes.get(overlay.key), past, now, context, kubeconfigFile};
		return {title: `PROBE ${overlay.key}`, lines: probeLines(facts, columns - 1, symbols), records: []};
	}

	if (overlay.kind === 'matrix') {
		const run = state.matrices.get(overlay.key);
		return {title: `MATRIX ${overlay.key}`, lines: matrixLines(run, state.now, columns - 1, symbols), records: []};
	}

	const row = state.list.entries.get(overlay.key);
	const title = `${overlay.kind.toUpperCase()} ${overlay.key}`;
	if (row === undefined) {
		return {title, lines: [line` This Service is gone.`], records: []};
	}

	if (overlay.kind === 'timeline') {
		const period = {since: state.list.since, now: state.now};
		return {title, lines: timelineLines(row, period, columns - 1, symbols), records: []};
	}

	const records = portRecords(row.view);
	const hasTable = records.length > 0 && tableWidth(records) <= columns - 3;
	const {now, inputs, isReadonly, context, kubeconfigFile} = state;
	const run = state.probes.get(overlay.key);
	const facts = {
		row,
		now,
		inputs,
		isReadonly,
		context,
		kubeconfigFile,
		run,
		since: state.list.since,
		about: overlay.about,
	};
	const ports = records.length > 0 ? heading('Ports') : [];
	const plain = hasTable
		? []
		: records.map(
				record => line`   ${record['Service port']} ${symbols.arrow} ${record.targetPort}: ${record['in pods']}`,
			);
	return {
		title,
		lines: [...diagnosisLines(facts, columns - 1, symbols), ...ports, ...plain],
		records: hasTable ? records : [],
	};
};

/** The text that lies over the lists; undefined where none does. */
export const textPane = (state: State, symbols: Symbols): TextPane | undefined => {
	const {overlay} = state;
	if (overlay === undefined || isPicker(overlay)) {
		return undefined;
	}

	if (overlay.kind === 'document') {
		return documentPane(state, symbols);
	}

	const content = contentOf(state, overlay, symbols);
	const count = content.lines.length + (content.records.length > 0 ? tableHeight(content.records) : 0);
	const height = Math.max(0, layoutOf(state).body - 1);
	const top = Math.max(0, Math.min(overlay.top, count - height));
	const place = placeText(top, Math.min(count, top + height) - 1, count);
	const title = count > height ? `${content.title} ${symbols.dot} ${place}` : content.title;
	return {...content, title, top, count, height};
};
