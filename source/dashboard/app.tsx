import {Box, Text, useApp, usePaste} from 'ink';
import {useCallback, useEffect, useMemo} from 'react';
import {symbolsOf} from '../theme.ts';
import {ColorContext} from './components/color.ts';
import {SymbolsContext, useSymbols} from './components/symbols.ts';
import {ToneContext, type ToneProps} from './components/tone-props.ts';
import {point} from './effects/point.ts';
import {EndpointsPane} from './endpoints/endpoints-pane.tsx';
import {Footer} from './footer.tsx';
import {ForwardsPane} from './forwards/forwards-pane.tsx';
import {Header} from './header.tsx';
import {type KeyContext, scopeOf} from './keyboard/key-binding.ts';
import {keymapOf} from './keyboard/keymap.ts';
import {perform, press} from './keyboard/press-key.ts';
import {useKeys} from './keyboard/use-keys.ts';
import {CauseLine} from './path/cause-line.tsx';
import {PathLine, PathPane} from './path/path-pane.tsx';
import {PickerPane} from './pickers/picker-pane.tsx';
import {PodsPane} from './pods/pods-pane.tsx';
import type {KeyAction} from './records/key-choice.ts';
import {ServicesPane} from './services/services-pane.tsx';
import type {Action} from './state/action.ts';
import type {Commands} from './state/commands.ts';
import {frameOf, layoutOf} from './state/layout.ts';
import {openDocument} from './state/open-document.ts';
import {isPicker} from './state/overlay.ts';
import type {State} from './state/state.ts';
import type {Store} from './state/store.ts';
import {fields, StoreContext, useDashboard} from './state/use-dashboard.ts';
import type {ListenToMouse} from './terminal/mouse-input.ts';
import {listenForStop} from './terminal/suspend.ts';
import {useMouse} from './terminal/use-mouse.ts';
import {cut} from './text/text-width.ts';
import {TextOverlay} from './text-overlay.tsx';
import {selectOpenText, wholeText} from './text-selectors.ts';

const size = fields('columns', 'rows');

/** The three lists, with the way to the selected Service between them, and its cause where its row has no room for it. */
const Lists = () => {
	const {columns} = useDashboard(fields('columns'));
	const {heights, widths, path, hasCause} = useDashboard(layoutOf);
	return (
		<>
			{heights.services > 0 && <ServicesPane />}
			{path === 'pane' && <PathPane />}
			{path === 'line' && <PathLine />}
			{hasCause && <CauseLine />}
			<Box flexDirection={widths.endpoints < columns ? 'row' : 'column'} columnGap={1}>
				{heights.endpoints > 0 && <EndpointsPane />}
				{heights.pods > 0 && <PodsPane />}
			</Box>
		</>
	);
};

/** What lies between header and footer. */
const Body = () => {
	const {overlay} = useDashboard(fields('overlay'));
	if (overlay === undefined) {
		return <Lists />;
	}

	if (overlay.kind === 'forwards') {
		return <ForwardsPane picker={overlay} />;
	}

	return isPicker(overlay) ? <PickerPane picker={overlay} /> : <TextOverlay kind={overlay.kind} />;
};

const isFullScreen = (state: State) => openDocument(state)?.isFull === true;

const Screen = () => {
	const state = useDashboard(size);
	const isFull = useDashboard(isFullScreen);
	const {ellipsis} = useSymbols();
	const {columns, rows} = state;
	return (
		<Box flexDirection='column' width='100%' height={rows}>
			{frameOf(state).isTooSmall ? (
				<Text>{cut('too small', columns, ellipsis)}</Text>
			) : (
				<>
					{!isFull && <Header />}
					<Body />
					<Footer />
				</>
			)}
		</Box>
	);
};

/** What in the lists means the same with no Service in them. */
const needNoService: ReadonlySet<string> = new Set<KeyAction>(['command', 'filter', 'help', 'quit']);

const needsService = (state: State, key: string) => {
	if (scopeOf(state) !== 'list') {
		return false;
	}

	const binding = keymapOf(state).find(({keys, scopes}) => scopes.includes('list') && keys.includes(key));
	return binding?.action === undefined || !needNoService.has(binding.action);
};

type Props = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	readonly isUnicode: boolean;
	readonly hasColor: boolean;
	/** How each tone is drawn. */
	readonly tones: ToneProps;
	/** Whether the mouse scrolls and selects. */
	readonly hasMouse: boolean;
	/** Hears the mouse; returns what ends that. */
	readonly onMouse: ListenToMouse;
	/** Until it settles, keys about Services wait; they do not where it is absent. */
	readonly keysAfter: Promise<unknown> | undefined;
	/** The time, Unix milliseconds. */
	now(): number;
	/** Told how the terminal can be given to someone else for a while. */
	onLendable(lend: (use: () => Promise<void>) => Promise<void>): void;
};

/** The whole dashboard: the one place that hears the keyboard. */
export const App = ({
	store,
	commands,
	isUnicode,
	hasColor,
	tones,
	hasMouse,
	onMouse,
	keysAfter,
	now,
	onLendable,
}: Props) => {
	const symbols = symbolsOf(isUnicode);
	const context: KeyContext = useMemo(
		() => ({
			store,
			commands,
			perform(action) {
				perform(context, action, now());
			},
			openText: current => wholeText(current, symbols),
			textSize(current) {
				return selectOpenText(current, symbols) ?? {count: 0, top: 0, height: 0};
			},
		}),
		[store, commands, symbols, now],
	);

	const {suspendTerminal} = useApp();
	const suspend = useMouse(hasMouse, suspendTerminal);
	useEffect(() => listenForStop(suspend), [suspend]);
	useEffect(() => onLendable(suspend), [onLendable, suspend]);

	const onKey = useCallback((key: string) => press(context, key, now()), [context, now]);
	useKeys(keysAfter, key => needsService(store.getState(), key), onKey);
	useEffect(() => onMouse(report => point(context, report, now())), [onMouse, context, now]);
	usePaste(text => {
		store.dispatch({type: 'prompt/typed', text: text.replaceAll(/\s+/g, ' ').trim()});
	});

	return (
		<StoreContext value={store}>
			<SymbolsContext value={symbols}>
				<ColorContext value={hasColor}>
					<ToneContext value={tones}>
						<Screen />
					</ToneContext>
				</ColorContext>
			</SymbolsContext>
		</StoreContext>
	);
};
