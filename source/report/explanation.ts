import type {VerdictPage} from '../rules/verdicts/trace-verdicts.ts';
import {createTheme} from '../theme.ts';
import {filled} from './filled.ts';
import type {Explained} from './input-unavailable.ts';
import {labelledDocs} from './labelled-docs.ts';
import {onManifests} from './on-manifests.ts';

const widest = 100;

type Screen = {readonly hasColor: boolean; readonly columns: number};

/** What is set in from the edge is a command or a manifest, and stays as it is. */
const paragraphsOf = (docs: string, width: number): readonly string[] =>
	labelledDocs(docs)
		.split(/\n{2,}/)
		.flatMap(paragraph => ['', ...(/^\s/m.test(paragraph) ? paragraph.split('\n') : filled(paragraph, width))]);

/** What a rule means, as text for a terminal of that many columns. */
export const explanation = (rule: Explained, {hasColor, columns}: Screen): string => {
	const {code, title, severity, severityOverTime, confidence, docs, causes = []} = rule;
	const {paint} = createTheme({isUnicode: false, hasColor});
	const width = Math.min(columns, widest);
	return `${[
		paint('strong', title),
		[code, paint(severity, severity), confidence].join(', '),
		...(severityOverTime === undefined ? [] : filled(`Severity over time: ${severityOverTime}.`, width)),
		...paragraphsOf(docs, width),
		'',
		...filled(onManifests(rule), width),
		...(causes.length > 0 ? ['', ...filled(`Findings that follow from it: ${causes.join(', ')}.`, width)] : []),
	].join('\n')}\n`;
};

/** What a verdict of a trace means, as text for a terminal of that many columns. */
export const verdictExplanation = ({code, title, docs}: VerdictPage, {hasColor, columns}: Screen): string => {
	const {paint} = createTheme({isUnicode: false, hasColor});
	const paragraphs = paragraphsOf(docs, Math.min(columns, widest));
	return `${[paint('strong', title), `${code}, a verdict of svctop trace`, ...paragraphs].join('\n')}\n`;
};

type Listed = {readonly code: string; readonly title: string};

/** Every code with its title, then every verdict of a trace, along the path. */
export const listOfCodes = (rules: readonly Listed[], verdicts: readonly Listed[]): string => {
	const sorted = rules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
	const width = Math.max(...[...sorted, ...verdicts].map(({code}) => code.length));
	const lines = (listed: readonly Listed[]) => listed.map(({code, title}) => `${code.padEnd(width)}  ${title}`);
	return `${[...lines(sorted), '', 'Verdicts of svctop trace', ...lines(verdicts)].join('\n')}\n`;
};
