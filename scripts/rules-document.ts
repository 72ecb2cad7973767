import type {Explained} from '../source/report/input-unavailable.ts';
import {labelledDocs} from '../source/report/labelled-docs.ts';
import {leftOut} from '../source/report/left-out.ts';
import {manifestsCell, onManifests} from '../source/report/on-manifests.ts';
import {typePage} from '../source/report/type-page.ts';
import {boldLabels} from './bold-labels.ts';
import type {Family} from './rule-families.ts';

const cell = (text: string) => text.replaceAll('|', String.raw`\|`);

/** What could be taken for markup in a sentence: a placeholder such as <pending>, a wildcard. */
const plain = (text: string) => text.replaceAll(/[<>*_[\]\\`]/g, String.raw`\$&`);

const leftOutLines: readonly string[] = leftOut.map(({why, codes}) => `- ${plain(why)}: ${codes.join(', ')}.`);

const chapter = (rule: Explained): readonly string[] => {
	const {code, severity, severityOverTime, confidence, title, docs, causes = []} = rule;
	return [
		'',
		`### ${code}`,
		'',
		`**${plain(title)}** (${severity}, ${confidence})`,
		...(severityOverTime === undefined ? [] : ['', `Severity over time: ${plain(severityOverTime)}.`]),
		'',
		boldLabels(plain(labelledDocs(docs))),
		'',
		onManifests(rule),
		...(causes.length > 0
			? ['', `Findings that follow from it: ${causes.map(each => `[${each}](#${each})`).join(', ')}.`]
			: []),
	];
};

const anchor = (title: string) => title.toLowerCase().replaceAll(' ', '-');

const table = ({title, rules}: Family): readonly string[] => [
	'',
	`## ${title}`,
	'',
	'| code | severity | confidence | manifests | title |',
	'| --- | --- | --- | --- | --- |',
	...rules.map(
		rule =>
			`| [${rule.code}](#${rule.code}) | ${rule.severity} | ${rule.confidence} | ${manifestsCell(rule)} | ${cell(plain(rule.title))} |`,
	),
];

/** All rules as one Markdown document: of each family a table of the codes and a chapter for each, then what is left out. */
export const rulesDocument = (families: readonly Family[]): string =>
	`${[
		'# Rules',
		'',
		`What \`svctop\` finds, by family: ${families.map(({title, rules}) => `[${title}](#${anchor(title)}) (${rules.length})`).join(', ')}.`,
		'',
		'`svctop explain CODE` prints the same in the terminal. An error is always certain; the annotation',
		'`svctop.dev/ignore: CODE,CODE` on a Service silences findings, `svctop.dev/ignore-reason` says why.',
		`\`svctop explain ${typePage}\` tells which type of Service is for what, and in which order to look for what is wrong.`,
		'',
		'The severity is the usual one: where other pods are ready, a fault of one is a warning. A finding that becomes an error',
		'later has the moment in `errorFrom`, and in the diagnosis.',
		'',
		'The column manifests has the worst severity of a rule where `svctop check -f` asks it, which knows what the files hold',
		'and not what is elsewhere; rules without one need a cluster.',
		...families.flatMap(family => [...table(family), ...family.rules.flatMap(chapter)]),
		'',
		'## What is left out',
		'',
		'Things one could look for that no rule decides, by the name they would have, and why.',
		'',
		...leftOutLines,
	].join('\n')}\n`;
