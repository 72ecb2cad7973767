import {Box} from 'ink';
import type {Symbols, Tone} from '../../theme.ts';
import type {Column} from '../components/columns.ts';
import {type Line, line, toned} from '../components/line.ts';
import {useSymbols} from '../components/symbols.ts';
import {Table} from '../components/table.tsx';
import {TextLines} from '../components/text-lines.tsx';
import {pickedIndex} from '../options/picker-options.ts';
import {addressOf, type Forward} from '../records/forward.ts';
import {frameOf} from '../state/layout.ts';
import type {Overlay} from '../state/overlay.ts';
import {scrollTop} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {useDashboard} from '../state/use-dashboard.ts';
import {ageText} from '../text/age.ts';
import {byteSize} from '../text/byte-size.ts';
import {cut, wrap} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';

const drawn = (state: State) => state;

type Drawn = State;

/** Cells below which the last problem is told beneath the list alone. */
const roomForProblem = 130;
const longestAge = 4;
/** As wide as the longest, so that columns hold still while bytes pass. */
const longestSize = 6;

const podText = ({pod, only}: Forward) => pod ?? only ?? 'no ready pod';

const problemTone = ({problem}: Forward): Tone => (problem?.isOver === false ? 'warning' : 'faint');

const columnsOf = ({now, columns}: Drawn): ReadonlyArray<Column<Forward>> => [
	{title: 'LOCAL', text: addressOf, isName: true},
	{title: 'SERVICE', text: ({key, port}) => `${key}:${port}`, isName: true},
	{
		title: 'POD',
		text: podText,
		tone: ({pod}) => (pod === undefined ? 'warning' : 'plain'),
		isOptional: true,
		hasPods: true,
		isFlexible: columns < roomForProblem,
	},
	{title: 'OPEN', text: ({open, total}) => `${open}/${total}`, narrowest: 4},
	{title: 'IN', text: ({received}) => byteSize(received), fixed: longestSize, isOptional: true},
	{title: 'OUT', text: ({sent}) => byteSize(sent), fixed: longestSize, isOptional: true},
	{title: 'AGE', text: ({since}) => ageText(since, now), fixed: longestAge, isOptional: true},
	...(columns < roomForProblem
		? []
		: [
				{
					title: 'LAST PROBLEM',
					text: ({problem}: Forward) => problem?.text ?? '',
					tone: problemTone,
					isFlexible: true,
				},
			]),
];

/** What there is to say of the selected one that its row may have no room for. */
const detailLines = (
	forward: Forward | undefined,
	{now, columns}: Drawn,
	{dot, ellipsis}: Symbols,
): readonly Line[] => {
	if (forward === undefined) {
		return [];
	}

	const {received, sent, problem} = forward;
	const passed = `${podText(forward)} ${dot} ${byteSize(received)} in, ${byteSize(sent)} out`;
	const over = problem?.isOver === true ? ' It is over.' : '';
	const trouble =
		problem === undefined ? [] : wrap(`${timeOfDay(problem.at, now)}  ${problem.text}${over}`, columns - 4);
	return [
		line`   ${toned('faint', cut(passed, columns - 4, ellipsis))}`,
		...trouble.map(text => line`   ${toned(problemTone(forward), text)}`),
	];
};

/** The ports that lead to Services, in place of the panes. */
export const ForwardsPane = ({picker}: {readonly picker: Extract<Overlay, {readonly kind: 'forwards'}>}) => {
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	const {body} = frameOf(state);
	const forwards = [...state.forwards.values()];
	const index = pickedIndex(state, picker);
	const details = detailLines(forwards[index], state, symbols).slice(0, Math.max(0, body - 3));
	const height = body - details.length;
	const top = scrollTop(0, index, forwards.length, height - 2);
	return (
		<Box flexDirection='column' height={body}>
			<Table
				title={`FORWARDS ${forwards.length}`}
				columns={columnsOf(state)}
				items={forwards.slice(top)}
				top={top}
				selected={index}
				isFocused
				isLeading
				// What has no room stands beneath the list.
				isQuietOnColumns
				empty='No port is forwarded. shift-f on a Service forwards one.'
				width={state.columns}
				height={height}
				keyOf={({local}) => String(local)}
				mark={({problem}) => (problem?.isOver === false ? 'warning' : undefined)}
			/>
			<TextLines lines={details} />
		</Box>
	);
};
