import type {Explained} from '../source/report/input-unavailable.ts';
import {leftOut} from '../source/report/left-out.ts';
import {manifestsCell, onManifests} from '../source/report/on-manifests.ts';
import {typePage} from '../source/report/type-page.ts';

const cell = (text: string) => text.replaceAll('|', String.raw`\|`);

/** What could be taken for markup in a sentence: a placeholder such as <pending>, a wildcard. */
const plain = (text: string) => text.replaceAll(/[<>*_[\]\\`]/g, String.raw`\$&`);

const leftOutLines: readonly string[] = leftOut.map(({why, codes}) => `- ${plain(why)}: ${codes.join(', ')}.`);

/** All rules as one Markdown document: a table of the codes, a chapter for each, and what is left out. */
export const rulesDocument = (rules: readonly Explained[]): string => {
	const sorted = rules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
	return `${[
		'# Rules',
		'',
		'What `svctop` finds, by code. `svctop explain CODE` prints the same in the terminal. An error is always certain; the',
		'annotation `svctop.dev/ignore: CODE,CODE` on a Service silences findings, `svctop.dev/ignore-reason` says why.',
		`\`svctop explain ${typePage}\` tells which type of Service is for what, and in which order to look for what is wrong.`,
		'',
		'The column manifests has the worst severity of a rule where `svctop check -f` asks it, which knows what the files hold',
		'and not what is elsewhere; rules without one need a cluster.',
		'',
		'| code | severity | confidence | manifests | title |',
		'| --- | --- | --- | --- | --- |',
		...sorted.map(
			rule =>
				`| [${rule.code}](#${rule.code}) | ${rule.severity} | ${rule.confidence} | ${manifestsCell(rule)} | ${cell(plain(rule.title))} |`,
		),
		...sorted.flatMap(rule => {
			const {code, severity, severityOverTime, confidence, title, docs, causes = []} = rule;
			return [
				'',
				`## ${code}`,
				'',
				`**${plain(title)}** (${severity}, ${confidence})`,
				...(severityOverTime === undefined ? [] : ['', `Severity over time: ${plain(severityOverTime)}.`]),
				'',
				plain(docs.trim()),
				'',
				onManifests(rule),
				...(causes.length > 0
					? ['', `Findings that follow from it: ${causes.map(each => `[${each}](#${each})`).join(', ')}.`]
					: []),
			];
		}),
		'',
		'## What is left out',
		'',
		'Things one could look for that no rule decides, by the name they would have, and why.',
		'',
		...leftOutLines,
	].join('\n')}\n`;
};
