import {Box} from 'ink';
import {ScrollingText} from '../components/scrolling-text.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {selectDiagnosis, tableIndent} from './diagnosis-selectors.ts';
import {PortsTable} from './ports-table.tsx';

/** Everything that is known of one Service, and its ports. */
export const DiagnosisPane = () => {
	const view = useTextView(selectDiagnosis);
	return (
		view && (
			<ScrollingText {...view} isFocused>
				{view.records.length > 0 && (
					<Box paddingLeft={tableIndent}>
						<PortsTable records={view.records} />
					</Box>
				)}
			</ScrollingText>
		)
	);
};
