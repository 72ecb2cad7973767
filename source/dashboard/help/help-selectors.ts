import {lruMemoize} from 'reselect';
import type {Symbols} from '../../theme.ts';
import {scopeOf} from '../keyboard/key-binding.ts';
import {keymapOf} from '../keyboard/keymap.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWindow} from '../state/text-view.ts';
import {helpLines} from './help-lines.ts';

type Reasons = ReadonlyArray<string | undefined>;

/** The state that the help is about: what it lies over. */
const beneath = (state: State): State =>
	state.overlay?.kind === 'help' ? {...state, overlay: state.overlay.under, prompt: undefined} : state;

/** Why each key can't work now. Every change of the state may change a reason, and few do. */
const selectReasons = lruMemoize(
	(state: State): Reasons => {
		const below = beneath(state);
		return keymapOf(state).map(({disabled}) => disabled?.(below));
	},
	{
		resultEqualityCheck: (one: Reasons, other: Reasons) =>
			one.length === other.length && one.every((reason, index) => reason === other[index]),
	},
);

const selectLines = createSelector(
	[
		selectReasons,
		keymapOf,
		(state: State) => scopeOf(beneath(state)),
		state => state.columns,
		(_state, symbols: Symbols) => symbols,
	],
	(reasons, keymap, scope, columns, symbols) =>
		helpLines(
			keymap.map((binding, index) => ({...binding, reason: reasons[index]})),
			scope,
			columns,
			symbols,
		),
);

/** The help; undefined where it is not open. */
export const selectHelp = (state: State, symbols: Symbols): TextView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'help') {
		return undefined;
	}

	const lines = selectLines(state, symbols);
	return {...textWindow(state, {title: 'HELP', count: lines.length, top: overlay.top}, symbols), lines};
};
