import {isLedTo} from '../../probes/way-in/ways-in.ts';
import {rootFinding} from '../../rules/diagnosis.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import type {Symbols} from '../../theme.ts';
import {type Line, line, toned} from '../components/line.ts';
import {pathLine} from '../components/path-line.ts';
import {pathHops, standingOf} from '../records/path-hops.ts';
import {isRunning, type ProbeRun} from '../records/probe-run.ts';
import type {Row} from '../rows/row.ts';
import {createSelector} from '../state/create-selector.ts';
import {selectedRow} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {ageText} from '../text/age.ts';
import {clientText} from '../text/client-text.ts';
import {cut} from '../text/text-width.ts';

/** What the way to the selected Service depends on. */
export type PathDependencies = Pick<
	State,
	'list' | 'cursors' | 'frozenOrder' | 'probes' | 'now' | 'columns' | 'isReadonly' | 'context' | 'kubectlFlags'
>;

const selectRun = (state: PathDependencies): ProbeRun | undefined =>
	state.probes.get(selectedRow(state)?.view.key ?? '');

/** The way to the selected Service in one line; nothing where none is selected. */
export const selectPathLine = createSelector(
	[
		selectedRow,
		selectRun,
		(state: PathDependencies) => state.now,
		state => state.columns,
		(_state: PathDependencies, symbols: Symbols) => symbols,
	],
	(row, run, now, columns, symbols): Line =>
		row === undefined ? [] : pathLine(pathHops(row, run, now), columns, symbols),
);

const askedText = ({port, client, started}: ProbeRun, now: number) =>
	`${port === undefined ? '' : ` port ${port}`} ${ageText(started, now)} ago from ${clientText(client)}`;

/** When and from where the way was asked, or why that is not known any more. */
const standingText = ({view}: Row, run: ProbeRun | undefined, now: number, isReadonly: boolean): string => {
	if (run !== undefined && isRunning(run)) {
		return `${run.kind} from ${clientText(run.client)} is running`;
	}

	const standing = standingOf(view, run, now);
	const isAskable = (view.missing === undefined || isLedTo(view)) && !isReadonly;
	if (run === undefined || standing === 'none') {
		return isAskable ? 'not traced yet: t traces it' : 'not traced';
	}

	const what = run.kind === 'trace' ? 'traced' : 'name asked';
	return standing === 'changed' ? `changed since it was ${what}` : `${what}${askedText(run, now)}`;
};

/** What the pane of the way is called: whose way it is, and how far it has been asked. */
export const selectPathTitle = createSelector(
	[
		selectedRow,
		selectRun,
		(state: PathDependencies) => state.now,
		state => state.isReadonly,
		(_state: PathDependencies, symbols: Symbols) => symbols,
	],
	(row, run, now, isReadonly, {dot}) =>
		row === undefined ? 'PATH' : `PATH ${row.view.service.name} ${dot} ${standingText(row, run, now, isReadonly)}`,
);

/** The first fix of the selected Service in one line; nothing where nothing is to be fixed. */
export const selectFirstFix = createSelector(
	[
		selectedRow,
		(state: PathDependencies) => state.context,
		state => state.kubectlFlags,
		state => state.columns,
		(_state: PathDependencies, symbols: Symbols) => symbols,
	],
	(row, context, kubectlFlags, columns, {ellipsis}): Line => {
		const [fix] = (row && rootFinding(row.diagnosis)?.fixes) ?? [];
		if (fix === undefined) {
			return [];
		}

		const label = `   Fix: ${fix.label}`;
		const text = fixText(fix, {context, kubectlFlags}).replaceAll(/\s*\n\s*/g, ' ');
		const rest = cut(`  ${text}`, Math.max(0, columns - label.length), ellipsis);
		return fix.kind === 'text' && fix.label === text
			? [{text: cut(label, columns, ellipsis)}]
			: line`${cut(label, columns, ellipsis)}${toned(fix.kind === 'text' ? 'plain' : 'accent', rest)}`;
	},
);
