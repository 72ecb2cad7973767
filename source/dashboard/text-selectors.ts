import type {Symbols} from '../theme.ts';
import {selectDiagnosis} from './diagnosis/diagnosis-selectors.ts';
import {selectDocument} from './documents/document-selectors.ts';
import {selectHelp} from './help/help-selectors.ts';
import {selectMatrix} from './matrix/matrix-selectors.ts';
import {selectLogEntry} from './messages/log-entry-selectors.ts';
import {selectProbe} from './probe/probe-selectors.ts';
import {isPicker, type Overlay, type Picker} from './state/overlay.ts';
import type {State} from './state/state.ts';
import type {TextWindow} from './state/text-view.ts';
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
