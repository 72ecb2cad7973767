import {resources} from '../../model/resources.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Section} from '../../rules/about-service.ts';
import {ruleFor, rules} from '../../rules/all-rules.ts';
import type {Finding} from '../../rules/finding.ts';
import {verdictPage} from '../../rules/trace-verdicts.ts';
import type {Theme, Tone} from '../../theme.ts';
import {fixLines} from '../components/fix-lines.ts';
import {sparkline} from '../components/sparkline.ts';
import type {ProbeRun} from '../probe/probe-run.ts';
import type {Row} from '../rows/row.ts';
import type {State} from '../state/state.ts';
import {ageText} from '../text/age.ts';
import {wrap} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';
import {changeLines} from '../timeline/timeline-lines.ts';
import {aboutLines} from './about-lines.ts';

/** Lines of a text, each begun with the same blanks. */
const indented = (text: string, blanks: number, width: number, theme: Theme, tone: Tone = 'plain') =>
	wrap(text, width - blanks).map(line => `${' '.repeat(blanks)}${theme.paint(tone, line)}`);

/** One of several: what does not fit into its line is set in, so that one sees where the next begins. */
const listed = (text: string, blanks: number, width: number, theme: Theme, tone: Tone = 'plain') =>
	wrap(text, width - blanks - 2).map(
		(line, index) => `${' '.repeat(index === 0 ? blanks : blanks + 2)}${theme.paint(tone, line)}`,
	);

/** Paragraphs whose lines were broken for an editor, to be broken anew for the screen; what is set in from the edge stays as it is. */
const unbroken = (text: string) => text.trim().replaceAll(/(?<=\S) *\n(?=\S)/g, ' ');

const heading = (text: string, {paint}: Theme) => ['', ` ${paint('strong', text)}`];

const findingTone = ({severity}: Finding): Tone => (severity === 'info' ? 'plain' : severity);

/** When a wait turns into a fault, as long as it has not. */
const turnText = ({severity, errorFrom}: Finding, now: number) =>
	errorFrom === undefined || severity === 'error' ? [] : [`error from ${timeOfDay(errorFrom * 1000, now)} on`];

const causeLines = (finding: Finding, now: number, width: number, theme: Theme) => {
	const [first = '', ...others] = wrap(finding.cause, width - 3);
	const tone = findingTone(finding);
	const about = [finding.code, finding.severity, ...turnText(finding, now), finding.confidence].join(
		` ${theme.symbols.dot} `,
	);
	return [
		` ${theme.paint(tone, `${theme.symbols.marks[finding.severity]} ${first}`)}`,
		...others.map(line => `   ${theme.paint(tone, line)}`),
		`   ${theme.paint('faint', about)}`,
	];
};

/** One cause with everything that is known of it, and beneath it what follows from it. */
const findingLines = (finding: Finding, all: readonly Finding[], state: State, width: number, theme: Theme) => {
	const {evidence, fixes, code} = finding;
	const following = all.filter(({foldedUnder}) => foldedUnder === code);
	const docs = unbroken((ruleFor(code) ?? verdictPage(code))?.docs ?? '');
	return [
		...causeLines(finding, state.now, width, theme),
		...(evidence.length > 0 ? heading('Evidence', theme) : []),
		...evidence.flatMap(({path, value}) => listed(`${path} = ${value}`, 3, width, theme)),
		...fixLines(fixes, state, width, theme),
		...(following.length > 0 ? heading('Follows from it', theme) : []),
		...following.flatMap(each =>
			listed(`${theme.symbols.marks[each.severity]} ${each.cause}`, 3, width, theme, 'faint'),
		),
		...(docs === '' ? [] : [...heading('About', theme), ...indented(docs, 3, width, theme, 'faint')]),
	];
};

/** One line each, dimmed: what is found all the same, and why nobody wants to hear of it. */
const ignoredLines = (ignored: readonly Finding[], width: number, theme: Theme) => [
	...(ignored.length > 0 ? heading('Ignored', theme) : []),
	...ignored.flatMap(({code, cause, ignored: reason}) =>
		listed(`${code}: ${cause} (${reason})`, 3, width, theme, 'faint'),
	),
];

const unjudgedLines = ({inputs}: State, {judgement}: Row, width: number, theme: Theme) => {
	const missing = resources.flatMap(resource => {
		const input = inputs[resource];
		if (input.phase === 'syncing') {
			return [`${resource} are still being listed (${input.count.toLocaleString('en')} so far)`];
		}

		return input.phase === 'forbidden' && essentials.includes(resource) ? [`${resource}: ${input.problem}`] : [];
	});
	const said = judgement.isSettling ? ['It has just changed; what is found is shown once it holds.'] : missing;
	return [
		` ${theme.symbols.marks.unknown} This Service is not judged yet.`,
		...said.flatMap(text => indented(text, 3, width, theme)),
	];
};

const checkedText = ({service, missing, pods, slices}: ServiceView) => {
	if (missing !== undefined) {
		return 'what names it, as it does not exist';
	}

	return service.type === 'ExternalName'
		? `the external name ${service.externalName}`
		: `its selector, its ports, ${pods.length} pods and ${slices.length} EndpointSlices`;
};

/** What the rules cannot see: the last answer from inside, or how one gets it. */
const askedLines = (run: ProbeRun | undefined, now: number, width: number, theme: Theme) => {
	if (run?.verdict === undefined) {
		return [];
	}

	const {kind, client, started, verdict} = run;
	// It may be of long ago: what still holds of it is among the findings.
	const text = `${kind} from ${client.pod} ${ageText(started, now)} ago: ${verdict.sentence}`;
	return [...heading('Asked', theme), ...listed(text, 3, width, theme, 'faint')];
};

const quietLines = (state: State, row: Row, about: readonly string[], width: number, theme: Theme) => {
	const {view, judgement} = row;
	const run = state.probes.get(view.key);
	const mayAsk = run === undefined && view.missing === undefined && !state.isReadonly;
	const what = judgement.findings.length > 0 ? 'Nothing but what is ignored.' : 'Nothing found.';
	return [
		` ${theme.paint('quiet', `${theme.symbols.marks.quiet} ${what}${mayAsk ? ' t asks from inside.' : ''}`)}`,
		...askedLines(run, state.now, width, theme),
		...about,
		...heading('Checked', theme),
		...indented(checkedText(view), 3, width, theme),
		...indented(`by ${rules.length} rules; svctop explain lists them`, 3, width, theme, 'faint'),
	];
};

const changesShown = 3;
const bars = 30;

/** How it came to be so, where anything has changed while it was watched. */
const historyLines = (state: State, row: Row, width: number, theme: Theme) =>
	row.history === undefined
		? []
		: [
				...heading('Ready over time', theme),
				`   ${sparkline(row, state, Math.min(bars, width - 4), theme)}`,
				...changeLines(row, state, width, theme, changesShown),
			];

/** Everything svctop says about one Service, as lines no wider than `width`; `about` is what is true of it whatever is wrong. */
export const diagnosisLines = (
	state: State,
	row: Row,
	width: number,
	theme: Theme,
	about?: readonly Section[],
): readonly string[] => {
	const {findings, isJudged, isSettling} = row.judgement;
	if (!isJudged) {
		return unjudgedLines(state, row, width, theme);
	}

	const roots = findings.filter(({foldedUnder, ignored}) => foldedUnder === undefined && ignored === undefined);
	const ignored = findings.filter(finding => finding.ignored !== undefined);
	const lines =
		roots.length === 0
			? quietLines(state, row, aboutLines(about, width, theme), width, theme)
			: roots.flatMap((root, index) => [
					...(index > 0 ? [''] : []),
					...findingLines(root, findings, state, width, theme),
				]);
	const settling = isSettling
		? [` ${theme.paint('faint', 'Something has just changed; this is what stood before.')}`]
		: [];
	const beneath = roots.length === 0 ? [] : aboutLines(about, width, theme);
	const history = historyLines(state, row, width, theme);
	return [...settling, ...lines, ...ignoredLines(ignored, width, theme), ...history, ...beneath];
};
