import {copyMarkdown, markdownDisabled} from '../effects/copying.ts';
import {savePane, searchPane} from '../effects/pane-text.ts';
import type {OpenBinding} from '../keyboard/key-binding.ts';

/** Keys of the texts that svctop tells: the diagnosis, a probe, the history, the help. */
export const paneKeys: readonly OpenBinding[] = [
	{
		action: 'search',
		help: 'open as text and search it',
		scopes: ['text'],
		footer: 'search',
		run: searchPane,
	},
	{
		action: 'unfold',
		help: 'toggle: unfold long sections',
		scopes: ['text'],
		disabled: ({overlay}) =>
			overlay?.kind === 'diagnosis' || overlay?.kind === 'probe' ? undefined : 'Nothing is folded here.',
		run: ({store}) => store.dispatch({type: 'overlay/unfolded'}),
	},
	{
		action: 'save',
		help: 'save as text to a file; also :save',
		scopes: ['text'],
		run: savePane,
	},
	{
		action: 'markdown',
		help: 'copy the diagnosis or probe as Markdown',
		scopes: ['list', 'text'],
		disabled: markdownDisabled,
		run: copyMarkdown,
	},
];
