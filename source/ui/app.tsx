import {Box, Text, useApp, useInput, usePaste} from 'ink';
import {memo, useEffect, useMemo, useSyncExternalStore} from 'react';
import type {Action} from '../state/action.ts';
import type {Commands} from '../state/commands.ts';
import {openDocument} from '../state/documents.ts';
import {layoutOf} from '../state/layout.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';
import type {Theme} from '../theme.ts';
import type {Hands} from './binding.ts';
import {nextChange} from './clock.ts';
import {footerLine} from './footer.ts';
import {headerLines} from './header.ts';
import {keyNames} from './key-names.ts';
import {press} from './keyboard.ts';
import {titleLine} from './list-lines.ts';
import {PortsTable} from './ports-table.tsx';
import {listsLines, tooSmallLines} from './screen.ts';
import {listenForStop} from './stopping.ts';
import {type TextPane, textPane} from './text-pane.ts';

const Line = memo(({text}: {readonly text: string}) => <Text wrap='truncate'>{text === '' ? ' ' : text}</Text>);

const Lines = ({texts}: {readonly texts: readonly string[]}) =>
	// A line has no identity but its place: what is drawn there is compared by its text.
	// biome-ignore lint/suspicious/noArrayIndexKey: see above
	texts.map((text, index) => <Line key={index} text={text} />);

const TextBody = ({pane, width, theme}: {readonly pane: TextPane; readonly width: number; readonly theme: Theme}) => {
	const {title, lines, records, top, height} = pane;
	const shown = lines.slice(top, top + height);
	return (
		<Box flexDirection='column' height={height + 1}>
			<Line text={titleLine(title, width, true, theme)} />
			<Lines texts={shown} />
			{records.length > 0 && shown.length < height && (
				<Box flexDirection='column' height={height - shown.length} paddingLeft={3} overflow='hidden'>
					<Box flexDirection='column' flexShrink={0} marginTop={-Math.max(0, top - lines.length)}>
						<PortsTable records={records} />
					</Box>
				</Box>
			)}
		</Box>
	);
};

const Screen = ({state, theme}: {readonly state: State; readonly theme: Theme}) => {
	const {columns, rows} = state;
	if (layoutOf(state).isTooSmall) {
		return <Lines texts={tooSmallLines(state, theme)} />;
	}

	const pane = textPane(state, theme);
	return (
		<Box flexDirection='column' width={columns} height={rows}>
			{openDocument(state)?.isFull !== true && <Lines texts={headerLines(state, theme)} />}
			{pane ? (
				<TextBody pane={pane} width={columns} theme={theme} />
			) : (
				<Box flexDirection='column' height={layoutOf(state).body}>
					<Lines texts={listsLines(state, theme)} />
				</Box>
			)}
			<Line text={footerLine(state, theme)} />
		</Box>
	);
};

type Props = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	readonly theme: Theme;
	/** The time, Unix milliseconds. */
	now(): number;
	/** Told how the terminal can be given to someone else for a while. */
	onLendable(lend: (use: () => Promise<void>) => Promise<void>): void;
};

/** The whole dashboard: the one place that hears the store and the keyboard. */
export const App = ({store, commands, theme, now, onLendable}: Props) => {
	const state = useSyncExternalStore(store.subscribe, store.getState);
	const hands: Hands = useMemo(
		() => ({
			store,
			commands,
			press(key) {
				press(hands, key, now());
			},
			textSize(current) {
				return textPane(current, theme) ?? {count: 0, top: 0, height: 0};
			},
		}),
		[store, commands, theme, now],
	);

	const {suspendTerminal} = useApp();
	useEffect(() => listenForStop(suspendTerminal), [suspendTerminal]);

	useInput((input, key) => {
		for (const name of keyNames(input, key)) {
			press(hands, name, now());
		}
	});
	usePaste(text => {
		store.dispatch({type: 'typed', text: text.replaceAll(/\s+/g, ' ').trim()});
	});

	useEffect(() => onLendable(suspendTerminal), [onLendable, suspendTerminal]);

	useEffect(() => {
		const at = nextChange(state);
		if (at === undefined) {
			return;
		}

		const timer = setTimeout(() => store.dispatch({type: 'tick', now: now()}), Math.max(0, at - now()));
		return () => clearTimeout(timer);
	}, [state, store, now]);

	return <Screen state={state} theme={theme} />;
};
