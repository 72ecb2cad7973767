import type {Rule} from '../rules/rule.ts';

const cell = (text: string) => text.replaceAll('|', String.raw`\|`);

/** What could be taken for markup in a sentence: a placeholder such as <pending>, a wildcard. */
const plain = (text: string) => text.replaceAll(/[<>*_[\]\\`]/g, String.raw`\$&`);

/** All rules as one Markdown document: a table of the codes, then a chapter for each. */
export const rulesDocument = (rules: readonly Rule[]): string => {
	const sorted = rules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
	return `${[
		'# Rules',
		'',
		'What `svctop` finds, by code. `svctop explain CODE` prints the same in the terminal. An error is always certain; the',
		'annotation `svctop.dev/ignore: CODE,CODE` on a Service silences findings, `svctop.dev/ignore-reason` says why.',
		'',
		'| code | severity | confidence | title |',
		'| --- | --- | --- | --- |',
		...sorted.map(
			({code, severity, confidence, title}) =>
				`| [${code}](#${code}) | ${severity} | ${confidence} | ${cell(plain(title))} |`,
		),
		...sorted.flatMap(({code, severity, confidence, title, docs, explains = []}) => [
			'',
			`## ${code}`,
			'',
			`**${plain(title)}** (${severity}, ${confidence})`,
			'',
			plain(docs.trim()),
			...(explains.length > 0
				? ['', `Findings that follow from it: ${explains.map(each => `[${each}](#${each})`).join(', ')}.`]
				: []),
		]),
	].join('\n')}\n`;
};
