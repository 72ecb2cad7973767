import type {Symbols} from '../../theme.ts';
import {heading} from '../components/indented-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import {lineCommands} from '../keyboard/command-line.ts';
import type {Binding, Scope} from '../keyboard/key-binding.ts';
import {filterForms} from '../rows/filter-forms.ts';
import {padded, wrap} from '../text/text-width.ts';
import {sideBySide} from './side-by-side.ts';

/** Where keys work, and how that is called, in the order of the help. */
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

/** Cells for a key, and for what can be typed after : or /. */
const keyColumn = 16;
const formColumn = 22;
const narrowestHelp = 10;

/** A key, and why it can't work now; undefined where it can. */
type KeyHelp = Pick<Binding, 'label' | 'help' | 'scopes'> & {readonly reason: string | undefined};

const keyLines = ({label, help, reason}: KeyHelp, width: number, {dot}: Symbols): readonly Line[] => {
	const text = reason === undefined ? help : `${help} ${dot} ${reason}`;
	const column = Math.min(keyColumn, Math.floor(width / 3));
	const texts = wrap(text, width - column - 4);
	const labels = wrap(label, column - 1);
	return Array.from({length: Math.max(texts.length, labels.length)}, (_, index) => {
		const key = toned('accent', padded(labels[index] ?? '', column));
		return line`   ${key}${toned(reason === undefined ? 'plain' : 'faint', texts[index] ?? '')}`;
	});
};

/** A form of what can be typed, and what it does. */
const formLines = (form: string, help: string, width: number): readonly Line[] =>
	wrap(help, Math.max(narrowestHelp, width - formColumn - 4)).map(
		(part, index) => line`   ${toned('accent', padded(index === 0 ? form : '', formColumn))}${part}`,
	);

/** Every key by the place it works in, the place `here` first, with the reason beside each that can't work now. */
export const helpLines = (keys: readonly KeyHelp[], here: Scope, width: number, symbols: Symbols): readonly Line[] => {
	const titles = [
		...scopeTitles.filter(([scope]) => scope === here),
		...scopeTitles.filter(([scope]) => scope !== here),
	];
	return [
		...titles.flatMap(([scope, title], index) => [
			...(index > 0 ? [[]] : []),
			line` ${toned('strong', title)}`,
			...sideBySide(
				keys.filter(({scopes}) => scopes.includes(scope)),
				width,
				(key, cells) => keyLines(key, cells, symbols),
			),
		]),
		...heading('After :'),
		...sideBySide(lineCommands, width, ({name, aliases = [], help}, cells) =>
			formLines([name, ...aliases].map(each => `:${each}`).join(' '), help, cells),
		),
		...heading('After /'),
		...filterForms.flatMap(({form, help}) => formLines(form, help, width)),
	];
};
