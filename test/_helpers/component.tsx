import {stripVTControlCharacters} from 'node:util';
import chalk from 'chalk';
import {Text} from 'ink';
import {render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import {onTestFinished} from 'vitest';
import {ColorContext} from '../../source/dashboard/components/color.ts';
import {SymbolsContext} from '../../source/dashboard/components/symbols.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import {initialState, rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import type {State} from '../../source/dashboard/state/state.ts';
import {createStore} from '../../source/dashboard/state/store.ts';
import {StoreContext} from '../../source/dashboard/state/use-dashboard.ts';
import {symbolsOf} from '../../source/theme.ts';
import {liveFeed} from './rows.ts';

/** Unix milliseconds. */
const now = 1_800_000_000_000;

/** The state of a live dashboard of this size, after some actions. */
export const stateOf = ([columns, rows]: readonly [number, number], ...actions: readonly Action[]): State =>
	[...liveFeed(undefined, now), ...actions].reduce(
		rootReducer,
		initialState({
			...{context: 'prod-eu', contexts: ['prod-eu'], namespace: undefined, isDemo: false, isReadonly: false},
			...{now, columns, rows},
		}),
	);

/** Draws a component of the dashboard by itself until the test ends: in the dashboard of a state, where there is one. */
export const draw = (
	component: ReactNode,
	{
		state,
		columns = state?.columns ?? 80,
		isUnicode = true,
		hasColor = true,
	}: {
		readonly state?: State;
		readonly columns?: number;
		readonly isUnicode?: boolean;
		readonly hasColor?: boolean;
	} = {},
) => {
	chalk.level = hasColor ? 1 : 0;
	const store = createStore(rootReducer, state ?? stateOf([columns, 24]));
	const {stdout, lastFrame, rerender, unmount} = render(<Text> </Text>);
	onTestFinished(unmount);
	// The library's terminal has 100 columns.
	Object.defineProperty(stdout, 'columns', {value: columns});
	const redraw = (drawn: ReactNode) =>
		rerender(
			<StoreContext value={store}>
				<SymbolsContext value={symbolsOf(isUnicode)}>
					<ColorContext value={hasColor}>{drawn}</ColorContext>
				</SymbolsContext>
			</StoreContext>,
		);
	redraw(component);
	const frame = () => lastFrame() ?? '';
	return {
		store,
		/** Draws another component in its place, or the same with other props. */
		redraw,
		/** The frame as it is written, with its escape codes. */
		frame,
		/** Its lines without them, and without blanks at their ends. */
		lines: () =>
			stripVTControlCharacters(frame())
				.split('\n')
				.map(line => line.trimEnd()),
	};
};
