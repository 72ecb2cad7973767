import {shellQuote} from '../model/shell-quote.ts';
import type {ProbeStep, ProbeVerdict} from '../probes/probe.ts';
import {isRunning, type ProbeRun} from '../state/probe-run.ts';
import type {State} from '../state/state.ts';
import type {Mark, Theme, Tone} from '../theme.ts';
import {ageText} from './age.ts';
import {wrap} from './text-width.ts';

const answerMarks: Readonly<Record<ProbeVerdict['answer'], Mark>> = {
	works: 'quiet',
	fails: 'error',
	impossible: 'unknown',
	cancelled: 'unknown',
};

const markTone = (mark: Mark): Tone => mark;

/** A step's command as one would type it. */
export const probeCommand = (run: ProbeRun, step: ProbeStep, context: string) => {
	const {namespace, pod, container} = run.client;
	return [
		'kubectl',
		...(context === '' ? [] : ['--context', context]),
		...['exec', '-n', namespace, pod, '-c', container, '--', ...step.argv],
	]
		.map(shellQuote)
		.join(' ');
};

const stepLines = (run: ProbeRun, step: ProbeStep, context: string, width: number, theme: Theme) => {
	const {symbols, paint} = theme;
	const {title, tool, result} = step;
	const mark: Mark = result?.outcome === 'ok' ? 'quiet' : result?.outcome === 'cancelled' ? 'unknown' : 'error';
	const glyph = result === undefined ? paint('accent', symbols.syncing) : paint(markTone(mark), symbols.marks[mark]);
	const told = result === undefined ? 'running' : `${result.outcome} ${symbols.dot} ${Math.round(result.ms)} ms`;
	return [
		'',
		` ${glyph} ${paint('strong', title)} ${paint('faint', `${tool} ${symbols.dot} ${told}`)}`,
		...wrap(probeCommand(run, step, context), width - 3).map(line => `   ${paint('accent', line)}`),
		...(result === undefined || result.output.trim() === ''
			? []
			: wrap(result.output.replace(/\s+$/, '').replaceAll('\t', '    '), width - 3).map(
					line => `   ${paint('faint', line)}`,
				)),
		...(result === undefined || result.detail === '' ? [] : wrap(result.detail, width - 3).map(line => `   ${line}`)),
	];
};

const verdictLines = (run: ProbeRun, now: number, width: number, {symbols, paint}: Theme) => {
	if (run.verdict === undefined) {
		return ['', ` ${paint('accent', `${symbols.syncing} running for ${ageText(run.started, now)}`)}`];
	}

	const mark = answerMarks[run.verdict.answer];
	const [first = '', ...others] = wrap(run.verdict.sentence, width - 3);
	return [
		'',
		` ${paint(markTone(mark), `${symbols.marks[mark]} ${first}`)}`,
		...others.map(line => `   ${paint(markTone(mark), line)}`),
	];
};

/** The last probe of a Service as lines: where it ran, its steps as they finish, and what came of it. */
export const probeLines = (state: State, key: string, width: number, theme: Theme): readonly string[] => {
	const run = state.probes.get(key);
	if (run === undefined) {
		return [` ${theme.symbols.syncing} starting`];
	}

	const {kind, client, steps, started} = run;
	const when = isRunning(run) ? '' : `, ${ageText(started, state.now)} ago`;
	const where = `${kind} from ${client.namespace}/${client.pod}, container ${client.container}${when}`;
	return [
		...wrap(where, width - 3).map(line => `   ${theme.paint('faint', line)}`),
		...steps.flatMap(step => stepLines(run, step, state.context, width, theme)),
		...verdictLines(run, state.now, width, theme),
	];
};
