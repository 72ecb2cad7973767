import {Text} from 'ink';
import {rootFinding, rowSeverity} from '../../rules/diagnosis.ts';
import {useSymbols} from '../components/symbols.ts';
import {useToneProps} from '../components/tone-props.ts';
import {causeText} from '../rows/cause-text.ts';
import {selectedRow} from '../state/selection-selectors.ts';
import {fields, useDashboard} from '../state/use-dashboard.ts';
import {cut, widthOf} from '../text/text-width.ts';

const drawn = fields('list', 'cursors', 'frozenOrder', 'columns');

/** The whole cause of the selected Service in a line of its own; an empty one where nothing is wrong with it. */
export const CauseLine = () => {
	const toneProps = useToneProps();
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	const {marks, ellipsis} = symbols;
	const row = selectedRow(state);
	const finding = row && rootFinding(row.diagnosis);
	const severity = row && rowSeverity(row.diagnosis);
	if (finding === undefined || severity === undefined) {
		return <Text> </Text>;
	}

	const {columns} = state;
	const cause = causeText(row!, state.list.lastLines, symbols);
	const named = ` ${marks[severity]} ${row!.view.service.name}: ${cause}`;
	// The row that is selected says whose it is, where there is no room for both.
	const text = widthOf(named) <= columns ? named : ` ${marks[severity]} ${cause}`;
	return (
		<Text wrap='truncate' {...toneProps[severity]}>
			{cut(text, columns, ellipsis)}
		</Text>
	);
};
