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
import {byInterest, isRunning, type PastProbe, type ProbeRun, stepCommand} from '../records/probe-run.ts';
import {ageText} from '../text/age.ts';
import {cut, wrap} from '../text/text-width.ts';
import {answerChangeLines} from './answer-change-lines.ts';
import {hopCommands, hopLines} from './hop-lines.ts';

/** What is known of the probes of one Service; `now` in Unix milliseconds. */
export type ProbeFacts = KubectlCluster & {
	/** The last one; undefined where it has not begun. */
	readonly run: ProbeRun | undefined;
	/** The way to the Service, as far as it is known; [] where the last one did not ask for it. */
	readonly path: readonly PathHop[];
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
					const text = `${kind} from ${client.namespace}/${client.pod} ${ageText(started, now)} ago${times === undefined ? '' : `, ${times} times`}: ${verdict.sentence}`;
					return line` ${toned(mark, marks[mark])} ${cut(text, width - 3, ellipsis)}`;
				}),
			];

const placeText = (run: ProbeRun, now: number) => {
	const {kind, client, port, started} = run;
	const what = port === undefined ? kind : `${kind} of port ${port}`;
	const age = isRunning(run) ? '' : `, ${ageText(started, now)} ago`;
	return `${what} from ${client.namespace}/${client.pod}, container ${client.container}${age}`;
};

/** The hops of a trace beneath what it came to, and how they were asked beneath what fixes it; the steps of another probe. */
const detailLines = (run: ProbeRun, facts: ProbeFacts, width: number, folding: Folding): readonly Line[] => {
	const {symbols} = folding;
	const fixes = fixLines(run.verdict?.fixes ?? [], facts, width);
	if (run.kind !== 'trace') {
		const asked = byInterest(run.steps.filter(step => !isToolMissing(step)));
		return [
			...fixes,
			...asked.flatMap(step => stepLines(step, facts, width, symbols)),
			...missingToolLines(run, width),
		];
	}

	const commands = hopCommands(run, facts, width);
	return [...hopLines(run, width, symbols), ...fixes, ...sectionLines('Commands', commands, folding)];
};

/** The last probe of a Service as lines: what it came to and where it ran, and its hops or steps as they finish. */
export const probeLines = (facts: ProbeFacts, width: number, folding: Folding): readonly Line[] => {
	const {symbols} = folding;
	const {run, path, now} = facts;
	return run === undefined
		? [line` ${symbols.syncing} starting`]
		: [
				...verdictLines(run, now, width, symbols, [placeText(run, now)]),
				...(path.length === 0 ? [] : [pathLine(path, width, symbols)]),
				...answerChangeLines(run, now, width, symbols),
				...detailLines(run, facts, width, folding),
				...pastLines(facts, width, symbols),
			];
};
