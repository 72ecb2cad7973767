import type {Binding, Hands} from './binding.ts';
import {choose} from './entering.ts';
import {goBack} from './going-back.ts';
import {listKeys} from './list-keys.ts';
import {moveKeys} from './move-keys.ts';
import {probeKeys} from './probe-keys.ts';
import {promptKeys} from './prompt-keys.ts';

const toRoot = (hands: Hands) => {
	if (hands.store.getState().overlay === undefined) {
		hands.commands.quit();
		return;
	}

	hands.store.dispatch({type: 'closed-overlay'});
};

/** Every key there is. Handler, footer, help and readme are made from this table. */
export const keymap: readonly Binding[] = [
	...probeKeys,
	...listKeys,
	...moveKeys,
	{keys: ['enter'], label: 'enter', help: 'take it', scopes: ['picker'], footer: 'take it', run: choose},
	{
		keys: ['esc'],
		label: 'esc',
		help: 'undo one thing: running probe, pane, filter, zoom, focus',
		scopes: ['list', 'text', 'picker'],
		footer: 'back',
		run: goBack,
	},
	{keys: ['q'], label: 'q', help: 'back, or quit', scopes: ['list', 'text', 'picker'], run: toRoot},
	{
		keys: ['?'],
		label: '?',
		help: 'this help',
		scopes: ['list', 'text'],
		footer: 'help',
		run: ({store}) => store.dispatch({type: 'opened-overlay', overlay: {kind: 'help', top: 0}}),
	},
	...promptKeys,
	{
		keys: ['ctrl-c'],
		label: 'ctrl-c',
		help: 'quit',
		scopes: ['list', 'text', 'picker'],
		run: ({commands}) => commands.quit(),
	},
];
