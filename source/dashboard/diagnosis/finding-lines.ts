import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {ruleFor} from '../../rules/all-rules.ts';
import type {Finding} from '../../rules/finding.ts';
import {verdictPage} from '../../rules/verdicts/trace-verdicts.ts';
import type {Symbols, Tone} from '../../theme.ts';
import {fixLines} from '../components/fix-lines.ts';
import {indentedLines} from '../components/indented-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import {type Folding, sectionLines} from '../components/section-lines.ts';
import {ageText} from '../text/age.ts';
import {wrap} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';

/** An item of a list: what does not fit into its line is indented, so that one sees where the next item begins. */
const item = {indent: 3, hanging: 2};

/** Paragraphs whose lines were broken for an editor, to be wrapped for the screen; lines that are indented stay as they are. */
const joinedParagraphs = (text: string) => text.trim().replaceAll(/(?<=\S) *\n(?=\S)/g, ' ');

const toneOf = ({severity}: Finding): Tone => (severity === 'info' ? 'plain' : severity);

/** When a warning becomes an error; [] where it does not, or is one. */
const errorFromText = ({severity, errorFrom}: Finding, now: number) =>
	errorFrom === undefined || severity === 'error' ? [] : [`error from ${timeOfDay(errorFrom * 1000, now)} on`];

const causeLines = (finding: Finding, now: number, width: number, {marks, dot}: Symbols): readonly Line[] => {
	const {code, severity, cause, confidence, since} = finding;
	const [first = '', ...others] = wrap(cause, width - 3);
	const tone = toneOf(finding);
	const facts = [
		code,
		severity,
		...errorFromText(finding, now),
		confidence,
		...(since === undefined ? [] : [`for ${ageText(since * 1000, now)}`]),
	].join(` ${dot} `);
	return [
		line` ${toned(tone, `${marks[severity]} ${first}`)}`,
		...others.map(part => line`   ${toned(tone, part)}`),
		line`   ${toned('faint', facts)}`,
	];
};

/** One cause with everything that is known of it, and beneath it what follows from it. `now` in Unix milliseconds. */
export const findingLines = (
	finding: Finding,
	all: readonly Finding[],
	clusterAndTime: KubectlCluster & {readonly now: number},
	width: number,
	folding: Folding,
): readonly Line[] => {
	const {symbols} = folding;
	const {evidence, fixes, code} = finding;
	const consequences = all.filter(({foldedUnder}) => foldedUnder === code);
	const docs = joinedParagraphs((ruleFor(code) ?? verdictPage(code))?.docs ?? '');
	return [
		...causeLines(finding, clusterAndTime.now, width, symbols),
		...sectionLines(
			'Evidence',
			evidence.flatMap(({path, value}) => indentedLines(`${path} = ${value}`, item, width)),
			folding,
		),
		...fixLines(fixes, clusterAndTime, width),
		...sectionLines(
			'Also caused by this',
			consequences.flatMap(({severity, cause}) =>
				indentedLines(`${symbols.marks[severity]} ${cause}`, item, width, 'faint'),
			),
			folding,
		),
		...sectionLines('About', docs === '' ? [] : indentedLines(docs, {indent: 3}, width, 'faint'), folding),
	];
};

/** Findings that someone has asked to ignore, each with the reason. */
export const ignoredLines = (ignored: readonly Finding[], width: number, folding: Folding): readonly Line[] =>
	sectionLines(
		'Ignored',
		ignored.flatMap(({code, cause, ignored: reason}) =>
			indentedLines(`${code}: ${cause} (${reason})`, item, width, 'faint'),
		),
		folding,
	);
