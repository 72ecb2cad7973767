import {rootFinding, rowSeverity} from '../../rules/diagnosis.ts';
import type {Theme} from '../../theme.ts';
import {selectedRow} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {fitted, widthOf} from '../text/text-width.ts';

/** The whole cause of the selected Service in a line of its own; an empty one where nothing is wrong with it. */
export const causeLine = (state: State, {symbols, paint}: Theme): string => {
	const row = selectedRow(state);
	const finding = row && rootFinding(row.judgement);
	const severity = row && rowSeverity(row.judgement);
	if (finding === undefined || severity === undefined) {
		return ' '.repeat(state.columns);
	}

	const {columns} = state;
	const named = ` ${symbols.marks[severity]} ${row!.view.service.name}: ${finding.cause}`;
	// The row that is selected says whose it is, where there is no room for both.
	const text = widthOf(named) <= columns ? named : ` ${symbols.marks[severity]} ${finding.cause}`;
	return paint(severity, fitted(text, columns, symbols.ellipsis));
};
