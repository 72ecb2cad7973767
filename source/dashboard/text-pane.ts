import type {Theme} from '../theme.ts';
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
	readonly lines: readonly string[];
	/** [] where there is none, or no room for it. */
	readonly records: readonly PortRecord[];
	/** The first line shown. */
	readonly top: number;
	/** Lines of text and table, and how many of them the pane shows. */
	readonly count: number;
	readonly height: number;
};

type TextOverlay = Extract<Overlay, {readonly top: number}>;

const contentOf = (state: State, overlay: TextOverlay, theme: Theme): Pick<TextPane, 'title' | 'lines' | 'records'> => {
	const {columns} = state;
	if (overlay.kind === 'help') {
		// It is about what it lies over.
		const beneath = {...state, overlay: overlay.under, prompt: undefined};
		return {title: 'HELP', lines: helpLines(keymap, beneath, columns, theme), records: []};
	}

	if (overlay.kind === 'log-entry') {
		return {title: `LOG ${overlay.id}`, lines: logEntryLines(state, overlay.id, columns - 1, theme), records: []};
	}

	if (overlay.kind === 'probe') {
		return {title: `PROBE ${overlay.key}`, lines: probeLines(state, overlay.key, columns - 1, theme), records: []};
	}

	if (overlay.kind === 'matrix') {
		return {title: `MATRIX ${overlay.key}`, lines: matrixLines(state, overlay.key, columns - 1, theme), records: []};
	}

	const row = state.list.entries.get(overlay.key);
	const title = `${overlay.kind.toUpperCase()} ${overlay.key}`;
	if (row === undefined) {
		return {title, lines: [' This Service is gone.'], records: []};
	}

	if (overlay.kind === 'timeline') {
		return {title, lines: timelineLines(state, row, columns - 1, theme), records: []};
	}

	const records = portRecords(row.view);
	const hasTable = records.length > 0 && tableWidth(records) <= columns - 3;
	const heading = records.length > 0 ? ['', ` ${theme.paint('strong', 'Ports')}`] : [];
	const plain = hasTable
		? []
		: records.map(
				record => `   ${record['Service port']} ${theme.symbols.arrow} ${record.targetPort}: ${record['in pods']}`,
			);
	return {
		title,
		lines: [...diagnosisLines(state, row, columns - 1, theme, overlay.about), ...heading, ...plain],
		records: hasTable ? records : [],
	};
};

/** The text that lies over the lists; undefined where none does. */
export const textPane = (state: State, theme: Theme): TextPane | undefined => {
	const {overlay} = state;
	if (overlay === undefined || isPicker(overlay)) {
		return undefined;
	}

	if (overlay.kind === 'document') {
		return documentPane(state, theme);
	}

	const content = contentOf(state, overlay, theme);
	const count = content.lines.length + (content.records.length > 0 ? tableHeight(content.records) : 0);
	const height = Math.max(0, layoutOf(state).body - 1);
	const top = Math.max(0, Math.min(overlay.top, count - height));
	const place = placeText(top, Math.min(count, top + height) - 1, count);
	const title = count > height ? `${content.title} ${theme.symbols.dot} ${place}` : content.title;
	return {...content, title, top, count, height};
};
