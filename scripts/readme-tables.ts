import {exitCodes, helpText} from '../source/commands/flags.ts';
import {rules} from '../source/rules/catalogue.ts';
import type {Scope} from '../source/ui/binding.ts';
import {keymap} from '../source/ui/keymap.ts';

const places: Readonly<Record<Scope, string>> = {
	list: 'lists',
	text: 'texts',
	document: 'documents',
	logs: 'logs',
	picker: 'pickers',
	forwards: 'forwards',
	prompt: 'prompts',
	question: 'before a probe',
	leaving: 'before leaving',
};

/** A Markdown table; a pipe in a cell would end it. */
const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>) => {
	const line = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

const keys = () =>
	table(
		['key', 'does', 'in'],
		keymap.map(({label, help, scopes}) => [
			label
				.split(' ')
				.map(key => `\`${key}\``)
				.join(' '),
			help,
			scopes.map(scope => places[scope]).join(', '),
		]),
	);

const findings = () =>
	table(
		['code', 'severity', 'says'],
		rules.map(({code, severity, title}) => [`\`${code}\``, severity, title]),
	);

const codes = () =>
	table(
		['code', 'means'],
		exitCodes.map(([code, meaning]) => [`\`${code}\``, meaning]),
	);

const parts: Readonly<Record<string, () => string>> = {
	usage: () => ['```', helpText(), '```'].join('\n'),
	keys,
	findings,
	'exit-codes': codes,
};

/** A README with what stands between `<!-- NAME -->` and `<!-- /NAME -->` made anew from the tables of the program. */
export const withTables = (readme: string): string =>
	Object.entries(parts).reduce((text, [name, make]) => {
		const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
		const from = text.indexOf(begin);
		const to = text.indexOf(end);
		if (from === -1 || to === -1) {
			throw new Error(`The README has no part ${name}.`);
		}

		return `${text.slice(0, from + begin.length)}\n${make()}\n${text.slice(to)}`;
	}, readme);
