import {move, moveTo} from '../effects/navigation.ts';
import type {Binding, Scope} from './key-binding.ts';

const everywhere: readonly Scope[] = ['list', 'text', 'document', 'logs', 'picker', 'forwards'];

/** Keys that move through lists and texts. */
export const moveKeys: readonly Binding[] = [
	{
		keys: ['j', 'down'],
		label: 'j ↓',
		help: 'down',
		scopes: everywhere,
		run: context => move(context, 1, 'line'),
	},
	{
		keys: ['k', 'up'],
		label: 'k ↑',
		help: 'up',
		scopes: everywhere,
		run: context => move(context, -1, 'line'),
	},
	{
		keys: ['ctrl-f', 'pgdn'],
		label: 'ctrl-f pgdn',
		help: 'page down',
		scopes: everywhere,
		run: context => move(context, 1, 'page'),
	},
	{
		keys: ['ctrl-b', 'pgup'],
		label: 'ctrl-b pgup',
		help: 'page up',
		scopes: everywhere,
		run: context => move(context, -1, 'page'),
	},
	{
		keys: ['g', 'home'],
		label: 'g home',
		help: 'first line',
		scopes: everywhere,
		run: context => moveTo(context, 'first'),
	},
	{
		keys: ['G', 'end'],
		label: 'G end',
		help: 'last line',
		scopes: everywhere,
		run: context => moveTo(context, 'last'),
	},
];
