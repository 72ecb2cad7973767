import {Box} from 'ink';
import {PaneTitle} from '../components/pane-title.tsx';
import {useSymbols} from '../components/symbols.ts';
import {TextLine} from '../components/text-line.tsx';
import {fields, useDashboard} from '../state/use-dashboard.ts';
import {CauseLine} from './cause-line.tsx';
import {selectFirstFix, selectPathLine, selectPathTitle} from './path-selectors.ts';

const drawn = fields(
	'list',
	'cursors',
	'frozenOrder',
	'probes',
	'now',
	'columns',
	'isReadonly',
	'context',
	'kubectlFlags',
);

/** What is known of the way to the selected Service, in one line. */
export const PathLine = () => {
	const state = useDashboard(drawn);
	return <TextLine pieces={selectPathLine(state, useSymbols())} />;
};

/** The same with how far it has been asked, and beneath it the cause and the first fix. */
export const PathPane = () => {
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	return (
		<Box flexDirection='column' flexShrink={0}>
			<PaneTitle title={selectPathTitle(state, symbols)} width={state.columns} isFocused={false} />
			<TextLine pieces={selectPathLine(state, symbols)} />
			<CauseLine />
			<TextLine pieces={selectFirstFix(state, symbols)} />
		</Box>
	);
};
