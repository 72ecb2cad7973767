import {exitCodes} from '../source/cli/arguments/commands.ts';
import {overview} from '../source/cli/arguments/help.ts';
import type {Scope} from '../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../source/dashboard/keyboard/keymap.ts';
import {rules} from '../source/rules/all-rules.ts';
import {traceVerdicts} from '../source/rules/verdicts/trace-verdicts.ts';
import {keysOf, markdownTable} from './markdown-table.ts';

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

const keys = () =>
	markdownTable(
		['key', 'does', 'in'],
		keymap.map(({label, help, scopes}) => [keysOf(label), help, scopes.map(scope => places[scope]).join(', ')]),
	);

const findings = () =>
	markdownTable(
		['code', 'severity', 'says'],
		rules.map(({code, severity, severityOverTime, title}) => [
			`\`${code}\``,
			severityOverTime === undefined ? severity : `${severity}; ${severityOverTime}`,
			title,
		]),
	);

const codes = () =>
	markdownTable(
		['code', 'means'],
		exitCodes.map(([code, meaning]) => [`\`${code}\``, meaning]),
	);

const verdicts = () =>
	markdownTable(
		['verdict', 'says'],
		traceVerdicts.map(({code, title}) => [`\`${code}\``, title]),
	);

const parts: Readonly<Record<string, () => string>> = {
	usage: () => ['```', overview(), '```'].join('\n'),
	keys,
	findings,
	verdicts,
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
