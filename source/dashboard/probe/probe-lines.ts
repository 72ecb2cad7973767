import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {ProbeStep} from '../../probes/probe.ts';
import type {Mark, Symbols} from '../../theme.ts';
import {answerMarks} from '../components/answer-marks.ts';
import {fixLines} from '../components/fix-lines.ts';
import {heading} from '../components/indented-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import {pathLine} from '../components/path-line.ts';
import {type Folding, sectionLines} from '../components/section-lines.ts';
import {verdictLines} from '../components/verdict-lines.ts';
import type {PathHop} from '../records/path-hop.ts';
import {byInterest, type PastProbe, type ProbeRun, stepCommand} from '../records/probe-run.ts';
import type {RepeatRun} from '../records/repeat-run.ts';
import {ageText} from '../text/age.ts';
import {clientText} from '../text/client-text.ts';
import {cut, wrap} from '../text/text-width.ts';
import {answerChangeLines} from './answer-change-lines.ts';
import {hopCommands, hopLines} from './hop-lines.ts';
import {repeatLines} from './repeat-lines.ts';

/** What is known of the probes of one Service; `now` in Unix milliseconds. */
export type ProbeFacts = KubectlCluster & {
	/** The last one; undefined where it has not begun. */
	readonly run: ProbeRun | undefined;
	/** The way to the Service, as far as it is known; [] where the last one did not ask for it. */
	readonly path: readonly PathHop[];
	/** Requests over time to the same Service; undefined where none were sent. */
	readonly repeat: RepeatRun | undefined;
	/** Those before it, newest first. */
	readonly past: readonly PastProbe[];
	readonly now: number;
};

const isToolMissing = ({result}: ProbeStep) => result?.outcome === 'tool-missing';

/** The tools that are not in the image, all in one line. */
const missingToolLines = ({steps}: ProbeRun, width: number): readonly Line[] => {
	const missing = [...new Set(steps.filter(isToolMissing).map(({tool}) => tool))];
	const parts = wrap(`not in the image: ${missing.join(', ')}`, width - 3);
	return missing.length === 0 ? [] : [[], ...parts.map(part => line`   ${toned('faint', part)}`)];
};

/** What a step has written, without blank lines at its end. */
const outputOf = (output: string) => output.replace(/\s+$/, '').replaceAll('\t', '    ');

const stepLines = (step: ProbeStep, cluster: KubectlCluster, width: number, symbols: Symbols): readonly Line[] => {
	const {title, tool, result} = step;
	const {marks, syncing, dot} = symbols;
	const mark: Mark = result?.outcome === 'ok' ? 'quiet' : result?.outcome === 'cancelled' ? 'unknown' : 'error';
	const glyph = result === undefined ? toned('accent', syncing) : toned(mark, marks[mark]);
	const outcome = result?.outcome === 'ok' ? (result.okText ?? 'ok') : result?.outcome;
	const time = result?.ms === undefined ? '' : ` ${dot} ${Math.round(result.ms)} ms`;
	const state = result === undefined ? 'running' : `${outcome}${time}`;
	const parts = (text: string) => (text === '' ? [] : wrap(text, width - 3));
	return [
		[],
		line` ${glyph} ${toned('strong', title)} ${toned('faint', `${tool} ${dot} ${state}`)}`,
		...parts(stepCommand(step, cluster)).map(part => line`   ${toned('accent', part)}`),
		...parts(result?.detail ?? '').map(part => line`   ${part}`),
		...parts(outputOf(result?.output ?? '')).map(part => line`   ${toned('faint', part)}`),
	];
};

/** What earlier probes of the Service ended in, a line each. */
const pastLines = ({past, now}: ProbeFacts, width: number, {marks, ellipsis}: Symbols): readonly Line[] =>
	past.length === 0
		? []
		: [
				...heading('Before'),
				...past.map(({kind, client, started, verdict, times}) => {
					const mark = answerMarks[verdict.answer];
					const text = `${kind} from ${clientText(client)} ${ageText(started, now)} ago${times === undefined ? '' : `, ${times} times`}: ${verdict.sentence}`;
					return line` ${toned(mark, marks[mark])} ${cut(text, width - 3, ellipsis)}`;
				}),
			];

/** How the verdict is known, and where the probe ran: in dim letters, as both are worth less than what it says. */
const placeLines = ({kind, client, port, started, verdict}: ProbeRun, now: number, width: number, {dot}: Symbols) => {
	const what = port === undefined ? kind : `${kind} of port ${port}`;
	const age = verdict === undefined ? '' : `, ${ageText(started, now)} ago`;
	const container = client.pod === '' ? '' : `, container ${client.container}`;
	const place = `${what} from ${clientText(client)}${container}${age}`;
	const texts = [verdict?.code, verdict?.confidence, place].filter(text => text !== undefined);
	return wrap(texts.join(` ${dot} `), width - 3).map(part => line`   ${toned('faint', part)}`);
};

/** The hops of a trace beneath what it came to, where the shortest screen shows them, and how they were asked beneath what fixes it. */
const traceLines = (run: ProbeRun, facts: ProbeFacts, width: number, folding: Folding): readonly Line[] => [
	...(facts.path.length === 0 ? [] : [pathLine(facts.path, width, folding.symbols)]),
	...hopLines(run, width, folding),
	...(facts.repeat === undefined ? [] : repeatLines(facts.repeat, width, folding.symbols)),
	...placeLines(run, facts.now, width, folding.symbols),
	...fixLines(run.verdict?.fixes ?? [], facts, width),
	...sectionLines('Commands', hopCommands(run, facts, width), folding),
];

/** Where another probe ran, what fixes it, and its steps. */
const stepsLines = (run: ProbeRun, facts: ProbeFacts, width: number, symbols: Symbols): readonly Line[] => [
	...placeLines(run, facts.now, width, symbols),
	...fixLines(run.verdict?.fixes ?? [], facts, width),
	...byInterest(run.steps.filter(step => !isToolMissing(step))).flatMap(step => stepLines(step, facts, width, symbols)),
	...missingToolLines(run, width),
];

/** The last probe of a Service as lines: what it came to and where it ran, and its hops or steps as they finish. */
export const probeLines = (facts: ProbeFacts, width: number, folding: Folding): readonly Line[] => {
	const {symbols} = folding;
	const {run, now} = facts;
	return run === undefined
		? [line` ${symbols.syncing} starting`]
		: [
				...verdictLines(run, now, width, symbols),
				...(run.kind === 'trace' ? traceLines(run, facts, width, folding) : stepsLines(run, facts, width, symbols)),
				...answerChangeLines(run, now, width, symbols),
				...pastLines(facts, width, symbols),
			];
};
