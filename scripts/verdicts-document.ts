import {labelledDocs} from '../source/report/labelled-docs.ts';
import {traceVerdicts} from '../source/rules/verdicts/trace-verdicts.ts';
import {exitCodes, verdictKind} from '../source/rules/verdicts/verdict-kind.ts';
import {boldLabels} from './bold-labels.ts';
import {markdownTable} from './markdown-table.ts';

/** What could be taken for markup in a sentence. */
const plain = (text: string) => text.replaceAll(/[<>*_[\]\\`]/g, String.raw`\$&`);

/** The page about the verdicts of a trace: a table, then what each means, how to check it and how to fix it. */
export const verdictsDocument = (): string =>
	`${[
		'# Verdicts',
		'',
		'What `svctop trace` ends in, and `t` in the dashboard. `svctop explain VERDICT` prints the same in the terminal.',
		'',
		markdownTable(
			['verdict', 'means', 'exit code'],
			traceVerdicts.map(({code, title}) => [`[${code}](#${code})`, plain(title), String(exitCodes[verdictKind(code)])]),
		),
		...traceVerdicts.flatMap(({code, title, docs}) => [
			'',
			`## ${code}`,
			'',
			`**${plain(title)}**`,
			'',
			boldLabels(plain(labelledDocs(docs))),
		]),
	].join('\n')}\n`;
