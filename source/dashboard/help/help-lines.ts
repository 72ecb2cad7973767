import type {Theme} from '../../theme.ts';
import {type Binding, type Scope, scopeOf} from '../keyboard/key-binding.ts';
import {lineCommands} from '../prompt/command-line.ts';
import {filterForms} from '../rows/filter-forms.ts';
import type {State} from '../state/state.ts';
import {padded, widthOf, wrap} from '../text/text-width.ts';

/** Where keys work, and how that is called, in the order they are told. */
export const scopeTitles: ReadonlyArray<readonly [Scope, string]> = [
	['list', 'In lists'],
	['text', 'In the diagnosis, a probe and this help'],
	['document', 'In YAML, describe, events and messages'],
	['logs', 'In logs'],
	['picker', 'Choosing'],
	['forwards', 'In the list of forwards'],
	['prompt', 'Typing'],
	['question', 'Before a probe'],
	['leaving', 'Before leaving'],
];

/** Cells for a key, and for a command of the command line. */
const keyColumn = 16;
const commandColumn = 22;

const bindingLines = ({label, help, disabled}: Binding, state: State, width: number, {paint, symbols}: Theme) => {
	const reason = disabled?.(state);
	const text = reason === undefined ? help : `${help} ${symbols.dot} ${reason}`;
	const column = Math.min(keyColumn, Math.floor(width / 3));
	const lines = wrap(text, width - column - 4);
	const key = wrap(label, column - 1);
	return Array.from({length: Math.max(lines.length, key.length)}, (_, index) => {
		const left = paint('accent', padded(key[index] ?? '', column));
		return `   ${left}${paint(reason === undefined ? 'plain' : 'faint', lines[index] ?? '')}`;
	});
};

/**
 * Every binding of the table, by the place it works in, with the reason beside each that can't work now. The place that
 * `state` is in comes first.
 */
export const helpLines = (
	bindings: readonly Binding[],
	state: State,
	width: number,
	theme: Theme,
): readonly string[] => {
	const here = scopeOf(state);
	const explained = (what: string, help: string) =>
		wrap(help, Math.max(10, width - commandColumn - 4)).map(
			(line, index) => `   ${theme.paint('accent', padded(index === 0 ? what : '', commandColumn))}${line}`,
		);
	const titles = [
		...scopeTitles.filter(([scope]) => scope === here),
		...scopeTitles.filter(([scope]) => scope !== here),
	];
	return [
		...titles.flatMap(([scope, title], index) => [
			...(index > 0 ? [''] : []),
			` ${theme.paint('strong', title)}`,
			...bindings
				.filter(({scopes}) => scopes.includes(scope))
				.flatMap(binding => bindingLines(binding, state, width, theme)),
		]),
		'',
		` ${theme.paint('strong', 'After :')}`,
		...lineCommands.flatMap(({name, aliases = [], help}) =>
			explained([name, ...aliases].map(each => `:${each}`).join(' '), help),
		),
		'',
		` ${theme.paint('strong', 'After /')}`,
		...filterForms.flatMap(({form, help}) => explained(form, help)),
	].map(line => (widthOf(line) > width ? line : padded(line, width)));
};
