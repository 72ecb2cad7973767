import {scopeTitles} from '../source/dashboard/help/help-lines.ts';
import type {Scope} from '../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../source/dashboard/keyboard/keymap.ts';
import {noKeyChosen, withKeys} from '../source/dashboard/records/key-choice.ts';
import {type Departure, departures} from './k9s-differences.ts';
import {keysOf, markdownTable} from './markdown-table.ts';

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
		withKeys(each.because, noKeyChosen),
	];
};

/** The page for who knows k9s: which keys are the same, and each that is not, with its reason. */
export const k9sDocument = (): string =>
	[
		'# Coming from k9s',
		'',
		'![Services, worst first](../media/services.svg)',
		'',
		'Keys that mean the same in both: moving, `/`, `:`, `?`, `d`, `y`, `f`, `shift-f`, `0`–`9`, `N`, `P`, `A`, `ctrl-w`,',
		'and in texts and logs `n`, `N`, `f`, `c`, `ctrl-s`, `w`, `t`, `s`, `0`–`6`. These differ:',
		'',
		markdownTable(['key', 'where', 'in k9s', 'here', 'because'], departures.map(departure)),
		'',
	].join('\n');
