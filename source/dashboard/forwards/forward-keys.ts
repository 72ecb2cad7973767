import {
	copyAddress,
	forwardDisabled,
	noForward,
	openForwards,
	selectedForward,
	startForward,
} from '../effects/port-forward-handlers.ts';
import type {OpenBinding} from '../keyboard/key-binding.ts';

/** Keys for ports of this machine that lead to Services; to list and to stop them as in k9s. */
export const forwardKeys: readonly OpenBinding[] = [
	{
		action: 'forward',
		help: 'port-forward to it; also :forward',
		scopes: ['list', 'text'],
		footer: 'forward',
		disabled: forwardDisabled,
		run: startForward,
	},
	{
		action: 'forwards',
		help: 'list port-forwards; also :forwards',
		scopes: ['list', 'text'],
		run: openForwards,
	},
	{
		action: 'copy-address',
		help: 'copy the local address',
		scopes: ['forwards'],
		footer: 'copy address',
		disabled: noForward,
		run: copyAddress,
	},
	{
		action: 'stop',
		help: 'stop the port-forward; also :stop',
		scopes: ['forwards'],
		footer: 'stop',
		disabled: noForward,
		run({store, commands}) {
			const forward = selectedForward(store.getState());
			if (forward !== undefined) {
				commands.stopForward(forward.local);
			}
		},
	},
];
