import {Box, Text, useApp, useInput, usePaste} from 'ink';
import {memo, useCallback, useEffect, useMemo, useSyncExternalStore} from 'react';
import type {Theme} from '../theme.ts';
import {titleLine} from './components/list-lines.ts';
import {paintedLine} from './components/painted-line.ts';
import {type DiagnosisView, selectDiagnosis} from './diagnosis/diagnosis-selectors.ts';
import {PortsTable} from './diagnosis/ports-table.tsx';
import {footerLine} from './footer.ts';
import {headerLines} from './header.ts';
import type {Hands} from './keyboard/key-binding.ts';
import {keyNames} from './keyboard/key-names.ts';
import {press} from './keyboard/press-key.ts';
import type {Action} from './state/action.ts';
import type {Commands} from './state/commands.ts';
import type {State} from './state/state.ts';
import type {Store} from './state/store.ts';
import type {Ahead} from './terminal/ahead.ts';
import {listenForStop} from './terminal/suspend.ts';
import {textPane} from './text-pane.ts';

const Line = memo(({text}: {readonly text: string}) => <Text wrap='truncate'>{text === '' ? ' ' : text}</Text>);

const Lines = ({texts}: {readonly texts: readonly string[]}) =>
	// A line has no identity but its place: what is drawn there is compared by its text.
	// biome-ignore lint/suspicious/noArrayIndexKey: see above
	texts.map((text, index) => <Line key={index} text={text} />);

/** A text with the table beneath it, as far as both go. */
const TextAndTable = ({
	pane,
	width,
	theme,
}: {
	readonly pane: DiagnosisView;
	readonly width: number;
	readonly theme: Theme;
}) => {
	const {title, lines, records, top, height} = pane;
	const shown = lines.slice(top, top + height);
	return (
		<Box flexDirection='column' height={height + 1}>
			<Line text={titleLine(title, width, true, theme)} />
			<Lines texts={shown.map(line => paintedLine(line, theme))} />
			<Box flexDirection='column' height={height - shown.length} paddingLeft={3} overflow='hidden'>
				<Box flexDirection='column' flexShrink={0} marginTop={-Math.max(0, top - lines.length)}>
					<PortsTable records={records} />
				</Box>
			</Box>
		</Box>
	);
};

type ScreenProps = {
	readonly state: State;
	readonly theme: Theme;
	/** The lines of the screen, where it has nothing else. */
	readonly lines: readonly string[] | undefined;
};

const Screen = ({state, theme, lines}: ScreenProps) => {
	const {columns, rows} = state;
	const pane = lines === undefined ? selectDiagnosis(state, theme.symbols) : undefined;
	return (
		<Box flexDirection='column' width={columns} height={lines?.length ?? rows}>
			{pane === undefined ? (
				<Lines texts={lines ?? []} />
			) : (
				<>
					<Lines texts={headerLines(state, theme)} />
					<TextAndTable pane={pane} width={columns} theme={theme} />
					<Line text={footerLine(state, theme)} />
				</>
			)}
		</Box>
	);
};

type Props = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	readonly theme: Theme;
	/** What draws before ink does, and tells it when to. */
	readonly ahead: Ahead;
	linesOf(state: State): readonly string[] | undefined;
	/** The time, Unix milliseconds. */
	now(): number;
	/** Told how the terminal can be given to someone else for a while. */
	onLendable(lend: (use: () => Promise<void>) => Promise<void>): void;
};

/** The whole dashboard as ink draws it: the one place that hears the keyboard. */
export const App = ({store, commands, theme, ahead, linesOf, now, onLendable}: Props) => {
	const state = useSyncExternalStore(ahead.trailing.subscribe, ahead.trailing.getState);
	const hands: Hands = useMemo(
		() => ({
			store,
			commands,
			press(key) {
				press(hands, key, now());
			},
			textSize(current) {
				return textPane(current, theme.symbols) ?? {count: 0, top: 0, height: 0};
			},
		}),
		[store, commands, theme, now],
	);

	const {suspendTerminal} = useApp();
	const lend = useCallback(
		async (use: () => void | Promise<void>) => {
			const takeBack = ahead.hold();
			try {
				await suspendTerminal(use);
			} finally {
				takeBack();
			}
		},
		[ahead, suspendTerminal],
	);
	useEffect(() => ahead.stop, [ahead]);
	useEffect(() => listenForStop(lend), [lend]);

	useInput((input, key) => {
		for (const name of keyNames(input, key)) {
			press(hands, name, now());
		}
	});
	usePaste(text => {
		store.dispatch({type: 'typed', text: text.replaceAll(/\s+/g, ' ').trim()});
	});

	useEffect(() => onLendable(lend), [onLendable, lend]);

	return <Screen state={state} theme={theme} lines={linesOf(state)} />;
};
