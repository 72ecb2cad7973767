import {move, moveTo} from '../effects/navigation.ts';
import type {OpenBinding, Scope} from './key-binding.ts';

const everywhere: readonly Scope[] = ['list', 'text', 'document', 'logs', 'picker', 'forwards'];

/** Keys that move through lists and texts. */
export const moveKeys: readonly OpenBinding[] = [
	{
		action: 'down',
		help: 'down',
		scopes: everywhere,
		run: context => move(context, 1, 'line'),
	},
	{
		action: 'up',
		help: 'up',
		scopes: everywhere,
		run: context => move(context, -1, 'line'),
	},
	{
		action: 'page-down',
		help: 'page down',
		scopes: everywhere,
		run: context => move(context, 1, 'page'),
	},
	{
		action: 'page-up',
		help: 'page up',
		scopes: everywhere,
		run: context => move(context, -1, 'page'),
	},
	{
		action: 'first',
		help: 'first line',
		scopes: everywhere,
		run: context => moveTo(context, 'first'),
	},
	{
		action: 'last',
		help: 'last line',
		scopes: everywhere,
		run: context => moveTo(context, 'last'),
	},
];
