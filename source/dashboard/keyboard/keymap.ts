import {lruMemoize} from 'reselect';
import {documentKeys} from '../documents/document-keys.ts';
import {logKeys} from '../documents/log-keys.ts';
import {objectKeys} from '../documents/object-keys.ts';
import {paneKeys} from '../documents/pane-keys.ts';
import {closeOverlay, goBack} from '../effects/back.ts';
import {leave} from '../effects/quit.ts';
import {forwardKeys} from '../forwards/forward-keys.ts';
import {pickerKeys} from '../pickers/picker-keys.ts';
import {probeKeys} from '../probe/probe-keys.ts';
import {promptKeys} from '../prompt/prompt-keys.ts';
import {type KeyChoice, keyLabel, keysOf, noKeyChosen} from '../records/key-choice.ts';
import {columnKeys} from '../services/column-keys.ts';
import {listKeys} from '../services/list-keys.ts';
import type {State} from '../state/state.ts';
import type {Binding, FixedBinding, KeyContext, OpenBinding} from './key-binding.ts';
import {moveKeys} from './move-keys.ts';

const toRoot = (context: KeyContext) => {
	if (context.store.getState().overlay === undefined) {
		leave(context);
		return;
	}

	closeOverlay(context);
};

const openHelp = ({store}: KeyContext) => {
	const {overlay} = store.getState();
	const under = overlay?.kind === 'help' ? overlay.under : overlay;
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'help', top: 0, under}});
};

const bindings: ReadonlyArray<FixedBinding | OpenBinding> = [
	...probeKeys,
	...objectKeys,
	...paneKeys,
	...forwardKeys,
	...documentKeys,
	...logKeys,
	...listKeys,
	...columnKeys,
	...moveKeys,
	...pickerKeys,
	{
		keys: ['esc'],
		label: 'esc',
		help: 'back: probe, search, pane, filter, zoom',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		footer: 'back',
		run: goBack,
	},
	{
		action: 'quit',
		help: 'back, or quit; asks while ports are forwarded',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		run: toRoot,
	},
	{
		action: 'help',
		help: 'this help',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		footer: 'help',
		run: openHelp,
	},
	...promptKeys,
	{
		keys: ['ctrl-c'],
		label: 'ctrl-c',
		help: 'quit; asks while ports are forwarded',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		run: leave,
	},
];

const withChosen = (chosen: KeyChoice): readonly Binding[] =>
	bindings.map(binding => {
		if (!('action' in binding)) {
			return binding;
		}

		const keys = keysOf(chosen, binding.action);
		return {...binding, keys, label: keys.map(keyLabel).join(' ')};
	});

/** Every key there is, where none was given to something else. Handler, footer, help and docs are made from this table. */
export const keymap: readonly Binding[] = withChosen(noKeyChosen);

const selectChosen = lruMemoize(withChosen);

/** Every key there is. */
export const keymapOf = ({keys}: Pick<State, 'keys'>): readonly Binding[] =>
	keys === noKeyChosen ? keymap : selectChosen(keys);
