import {rootFinding, rowSeverity} from '../rules/judgement.ts';
import {selectedRow} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import type {Theme} from '../theme.ts';
import {fitted} from './text-width.ts';

/** The whole cause of the selected Service in a line of its own; an empty one where nothing is wrong with it. */
export const causeLine = (state: State, {symbols, paint}: Theme): string => {
	const row = selectedRow(state);
	const finding = row && rootFinding(row.judgement);
	const severity = row && rowSeverity(row.judgement);
	if (finding === undefined || severity === undefined) {
		return ' '.repeat(state.columns);
	}

	return paint(
		severity,
		fitted(` ${symbols.marks[severity]} ${row!.view.service.name}: ${finding.cause}`, state.columns, symbols.ellipsis),
	);
};
