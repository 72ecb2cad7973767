import {exitCodes} from '../source/cli/arguments/commands.ts';
import {overview} from '../source/cli/arguments/help.ts';
import {traceVerdicts} from '../source/rules/verdicts/trace-verdicts.ts';
import {markdownTable} from './markdown-table.ts';
import {families} from './rule-families.ts';

const familyTable = () => {
	const rules = families.reduce((sum, family) => sum + family.rules.length, 0);
	return [
		markdownTable(
			['family', 'rules', 'for example'],
			families.map(({title, finds, rules: own}) => [title, String(own.length), finds]),
		),
		'',
		`${rules} codes in [docs/rules.md](docs/rules.md), ${traceVerdicts.length} verdicts of a trace in [docs/verdicts.md](docs/verdicts.md).`,
	].join('\n');
};

const codes = () =>
	markdownTable(
		['code', 'means'],
		exitCodes.map(([code, meaning]) => [`\`${code}\``, meaning]),
	);

const parts: Readonly<Record<string, () => string>> = {
	families: familyTable,
	usage: () => ['```', overview(), '```'].join('\n'),
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
