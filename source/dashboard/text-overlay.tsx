import {Box} from 'ink';
import {PaneTitle} from './components/pane-title.tsx';
import {useSymbols} from './components/symbols.ts';
import {TextLines} from './components/text-lines.tsx';
import {selectDiagnosis} from './diagnosis/diagnosis-selectors.ts';
import {PortsTable} from './diagnosis/ports-table.tsx';
import type {State} from './state/state.ts';
import {useDashboard} from './state/use-dashboard.ts';
import {textPane} from './text-pane.ts';

const drawn = (state: State) => state;

/** A text with the table beneath it, as far as both go. */
export const TextOverlay = () => {
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	const pane = textPane(state, symbols);
	if (pane === undefined) {
		return null;
	}

	const {title, lines, top, height} = pane;
	const records = selectDiagnosis(state, symbols)?.records ?? [];
	const shown = lines.slice(top, top + height);
	return (
		<Box flexDirection='column' height={height + 1}>
			<PaneTitle title={title} width={state.columns} isFocused />
			<TextLines lines={shown} />
			<Box flexDirection='column' height={height - shown.length} paddingLeft={3} overflow='hidden'>
				<Box flexDirection='column' flexShrink={0} marginTop={-Math.max(0, top - lines.length)}>
					{records.length > 0 && <PortsTable records={records} />}
				</Box>
			</Box>
		</Box>
	);
};
