import type {Binding, Hands} from './binding.ts';
import {columnKeys} from './column-keys.ts';
import {documentKeys} from './document-keys.ts';
import {forwardKeys} from './forward-keys.ts';
import {closeOverlay, goBack} from './going-back.ts';
import {leave} from './leaving.ts';
import {listKeys} from './list-keys.ts';
import {logKeys} from './log-keys.ts';
import {moveKeys} from './move-keys.ts';
import {objectKeys} from './object-keys.ts';
import {pickerKeys} from './picker-keys.ts';
import {probeKeys} from './probe-keys.ts';
import {promptKeys} from './prompt-keys.ts';

const toRoot = (hands: Hands) => {
	if (hands.store.getState().overlay === undefined) {
		leave(hands);
		return;
	}

	closeOverlay(hands);
};

const openHelp = ({store}: Hands) => {
	const {overlay} = store.getState();
	const under = overlay?.kind === 'help' ? overlay.under : overlay;
	store.dispatch({type: 'opened-overlay', overlay: {kind: 'help', top: 0, under}});
};

/** Every key there is. Handler, footer, help and readme are made from this table. */
export const keymap: readonly Binding[] = [
	...probeKeys,
	...objectKeys,
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
		help: 'undo one thing: running probe, search, pane, filter, zoom, focus',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		footer: 'back',
		run: goBack,
	},
	{
		keys: ['q'],
		label: 'q',
		help: 'back, or quit; asks first while ports are forwarded',
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
		help: 'quit; asks first while ports are forwarded',
		scopes: ['list', 'text', 'document', 'logs', 'picker', 'forwards'],
		run: leave,
	},
];
