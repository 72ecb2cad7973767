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
import {columnKeys} from '../services/column-keys.ts';
import {listKeys} from '../services/list-keys.ts';
import type {Binding, KeyContext} from './key-binding.ts';
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

/** Every key there is. Handler, footer, help and readme are made from this table. */
export const keymap: readonly Binding[] = [
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
		keys: ['q'],
		label: 'q',
		help: 'back, or quit; asks while ports are forwarded',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		run: toRoot,
	},
	{
		keys: ['?'],
		label: '?',
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
