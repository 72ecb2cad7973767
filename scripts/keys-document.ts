import {scopeTitles} from '../source/dashboard/help/help-lines.ts';
import {lineCommands} from '../source/dashboard/keyboard/command-line.ts';
import type {Scope} from '../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../source/dashboard/keyboard/keymap.ts';
import {type Departure, departures} from './k9s-differences.ts';
import {keysOf, markdownTable} from './markdown-table.ts';
import {scenes} from './scenes.ts';

const chapter = (scope: Scope, title: string) => [
	`## ${title}`,
	'',
	markdownTable(
		['key', 'does'],
		keymap.filter(({scopes}) => scopes.includes(scope)).map(({label, help}) => [keysOf(label), help]),
	),
	'',
];

const bindingOf = ({key, scope}: Departure) =>
	keymap.find(({keys, scopes}) => keys[0] === key && scopes.some(each => each === scope));

const titleOf = (scope: Scope | undefined) => scopeTitles.find(([each]) => each === scope)?.[1].toLowerCase() ?? '';

const departure = (each: Departure) => {
	const binding = bindingOf(each);
	return [
		keysOf(binding?.label ?? each.key),
		titleOf(each.scope),
		each.there,
		binding?.help ?? 'nothing',
		each.because,
	];
};

/** The page about keys: all of them by where they work, and what differs from k9s. */
export const keysDocument = (): string =>
	[
		'# Keys',
		'',
		'Made from the table that the dashboard itself uses (`npm run docs`). `?` shows the same in the dashboard, with the',
		'reason beside each key that cannot work at the moment. In a prompt every printable key types.',
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
		'## What differs from k9s',
		'',
		'Keys that mean the same in both are not here: moving, `/`, `:`, `?`, `d`, `y`, `f`, `shift-f`, `0`–`9`, `N`, `P`, `A`, `ctrl-w`,',
		'and in texts and logs `n`, `N`, `f`, `c`, `ctrl-s`, `w`, `t`, `s`, `0`–`6`.',
		'',
		markdownTable(['key', 'where', 'in k9s', 'here', 'because'], departures.map(departure)),
		'',
		'## Pictures',
		'',
		'Every pane on the demo, on a dark and on a light terminal (`npm run media`).',
		'',
		markdownTable(
			['pane', '80×24', '160×45'],
			scenes.map(({name, title}) => [
				title,
				...['80x24', '160x45'].map(size =>
					['dark', 'light'].map(look => `[${look}](../media/${name}-${size}-${look}.svg)`).join(' '),
				),
			]),
		),
		'',
	].join('\n');
