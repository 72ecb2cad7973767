import {scopeTitles} from '../source/dashboard/help/help-lines.ts';
import {lineCommands} from '../source/dashboard/keyboard/command-line.ts';
import type {Scope} from '../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../source/dashboard/keyboard/keymap.ts';
import {filterForms} from '../source/dashboard/rows/filter-forms.ts';
import {keysOf, markdownTable} from './markdown-table.ts';
import {tourTable} from './tour-table.ts';

type Binding = (typeof keymap)[number];

/** Scopes in which a key works that is listed once for all of them. */
const manyScopes = 5;

const isShared = ({scopes}: Pick<Binding, 'scopes'>) => scopes.length >= manyScopes;

const table = (bindings: readonly Binding[]) =>
	markdownTable(
		['key', 'action', 'does'],
		bindings.map(({label, action = '', help}) => [keysOf(label), action, help]),
	);

const chapter = (scope: Scope, title: string) => [
	`## ${title}`,
	'',
	table(keymap.filter(binding => binding.scopes.includes(scope) && !isShared(binding))),
	'',
];

/** The page about keys: those that work nearly everywhere, then the others by where they work. */
export const keysDocument = (): string =>
	[
		'# Keys',
		'',
		'Made from the table that the dashboard itself uses (`npm run docs`). `?` shows the same in the dashboard, with the',
		'reason beside each key that cannot work at the moment. In a prompt every printable key types. An action can be given other',
		'keys: [`keys` in the configuration](configuration.md#keys).',
		'[What differs from k9s](coming-from-k9s.md) is a page of its own.',
		'',
		'![The help of the dashboard](../media/help.svg)',
		'',
		'## Nearly everywhere',
		'',
		table(keymap.filter(isShared)),
		'',
		...scopeTitles.flatMap(([scope, title]) => chapter(scope, title)),
		'## After `:`',
		'',
		markdownTable(
			['command', 'does'],
			lineCommands.map(({name, aliases = [], help}) => [
				[name, ...aliases].map(each => `\`:${each}\``).join(' '),
				help,
			]),
		),
		'',
		'## After `/`',
		'',
		'While you type, the title of the list says which columns are looked at. `esc` clears the filter and keeps the selected row.',
		'',
		markdownTable(
			['filter', 'shows'],
			filterForms.map(({form, help}) => [`\`${form}\``, help]),
		),
		'',
		'## The mouse',
		'',
		'The wheel moves through the focused list, or the text that is open; a click selects a row, and the pane it is in. While',
		'something is typed or asked the mouse does nothing. To select text hold shift, as in any program that uses the mouse (option',
		'in iTerm2). `mouse: false` in the configuration (`svctop config` prints it) leaves the mouse to the terminal.',
		'',
		...tourTable(),
	].join('\n');
