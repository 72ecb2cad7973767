import type {Theme} from '../theme.ts';
import {titleLine} from './components/list-lines.ts';
import {paintedLine} from './components/painted-line.ts';
import {selectDiagnosis} from './diagnosis/diagnosis-selectors.ts';
import {openDocument} from './documents/document-reducer.ts';
import {footerLine} from './footer.ts';
import {headerLines} from './header.ts';
import {listScreenLines} from './screen.ts';
import {layoutOf} from './state/layout.ts';
import type {State} from './state/state.ts';
import {textPane} from './text-pane.ts';

/** A table is no line: a component of ink's draws it. */
const hasTable = (state: State, {symbols}: Theme) => {
	const diagnosis = selectDiagnosis(state, symbols);
	return (
		diagnosis !== undefined && diagnosis.records.length > 0 && diagnosis.lines.length < diagnosis.top + diagnosis.height
	);
};

/** The whole screen, one string for each of its lines; undefined where there is more on it than lines. */
export const screenLines = (state: State, theme: Theme): readonly string[] | undefined => {
	const pane = layoutOf(state).isTooSmall ? undefined : textPane(state, theme.symbols);
	if (pane === undefined) {
		return listScreenLines(state, theme);
	}

	if (hasTable(state, theme)) {
		return undefined;
	}

	const {title, lines, top, height} = pane;
	const blank = Array<string>(height).fill('');
	return [
		...(openDocument(state)?.isFull === true ? [] : headerLines(state, theme)),
		titleLine(title, state.columns, true, theme),
		...[...lines.slice(top, top + height).map(line => paintedLine(line, theme)), ...blank].slice(0, height),
		footerLine(state, theme),
	];
};

/** The same, computed once for each state. */
export const keptScreenLines = (theme: Theme) => {
	const kept = new WeakMap<State, {readonly lines: readonly string[] | undefined}>();
	return (state: State): readonly string[] | undefined => {
		const known = kept.get(state);
		if (known !== undefined) {
			return known.lines;
		}

		const lines = screenLines(state, theme);
		kept.set(state, {lines});
		return lines;
	};
};
