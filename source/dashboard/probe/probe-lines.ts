import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {ProbeStep} from '../../probes/probe.ts';
import type {Mark, Theme} from '../../theme.ts';
import {answerMarks} from '../components/answer-marks.ts';
import {fixLines} from '../components/fix-lines.ts';
import type {State} from '../state/state.ts';
import {ageText} from '../text/age.ts';
import {cut, wrap} from '../text/text-width.ts';
import {hopCommands, hopLines} from './hop-lines.ts';
import {byInterest, isRunning, type ProbeRun, stepCommand} from './probe-run.ts';

const isMissing = ({result}: ProbeStep) => result?.outcome === 'tool-missing';

/** Tools that are not in the image are passed over in one line: what was asked in vain is no news each. */
const missingLines = (run: ProbeRun, width: number, {paint}: Theme) => {
	const missing = [...new Set(run.steps.filter(isMissing).map(({tool}) => tool))];
	return missing.length === 0
		? []
		: ['', ...wrap(`not in the image: ${missing.join(', ')}`, width - 3).map(line => `   ${paint('faint', line)}`)];
};

const stepLines = (step: ProbeStep, cluster: KubectlCluster, width: number, theme: Theme) => {
	const {symbols, paint} = theme;
	const {title, tool, result} = step;
	const mark: Mark = result?.outcome === 'ok' ? 'quiet' : result?.outcome === 'cancelled' ? 'unknown' : 'error';
	const glyph = result === undefined ? paint('accent', symbols.syncing) : paint(mark, symbols.marks[mark]);
	const outcome = result?.outcome === 'ok' ? (result.okText ?? 'ok') : result?.outcome;
	const time = result?.ms === undefined ? '' : ` ${symbols.dot} ${Math.round(result.ms)} ms`;
	const told = result === undefined ? 'running' : `${outcome}${time}`;
	return [
		'',
		` ${glyph} ${paint('strong', title)} ${paint('faint', `${tool} ${symbols.dot} ${told}`)}`,
		...wrap(stepCommand(step, cluster), width - 3).map(line => `   ${paint('accent', line)}`),
		...(result === undefined || result.detail === '' ? [] : wrap(result.detail, width - 3).map(line => `   ${line}`)),
		...(result === undefined || result.output.trim() === ''
			? []
			: wrap(result.output.replace(/\s+$/, '').replaceAll('\t', '    '), width - 3).map(
					line => `   ${paint('faint', line)}`,
				)),
	];
};

/** What a run has come to, or for how long it has been running. */
export const verdictLines = (
	run: Pick<ProbeRun, 'verdict' | 'started' | 'ports'>,
	now: number,
	width: number,
	{symbols, paint}: Theme,
): readonly string[] => {
	if (run.verdict === undefined) {
		const {ports} = run;
		const known = ports?.filter(({verdict}) => verdict !== undefined).length;
		const share = ports === undefined ? '' : ` ${symbols.dot} ${known} of ${ports.length} ports asked`;
		return ['', ` ${paint('accent', `${symbols.syncing} running for ${ageText(run.started, now)}${share}`)}`];
	}

	const mark = answerMarks[run.verdict.answer];
	const [first = '', ...others] = wrap(run.verdict.sentence, width - 3);
	const notes = (run.verdict.notes ?? []).flatMap(note => wrap(`Note: ${note}`, width - 3));
	return [
		'',
		` ${paint(mark, `${symbols.marks[mark]} ${first}`)}`,
		...others.map(line => `   ${paint(mark, line)}`),
		...notes.map(line => `   ${line}`),
	];
};

/** What earlier probes of the Service ended in, a line each. */
const pastLines = (state: State, key: string, width: number, {symbols, paint}: Theme) => {
	const past = state.pastProbes.get(key) ?? [];
	return past.length === 0
		? []
		: [
				'',
				` ${paint('strong', 'Before')}`,
				...past.map(({kind, client, started, verdict}) => {
					const mark = answerMarks[verdict.answer];
					const text = `${kind} from ${client.pod} ${ageText(started, state.now)} ago: ${verdict.sentence}`;
					return ` ${paint(mark, symbols.marks[mark])} ${cut(text, width - 3, symbols.ellipsis)}`;
				}),
			];
};

/** The last probe of a Service as lines: where it ran, what came of it, and its steps as they finish. */
export const probeLines = (state: State, key: string, width: number, theme: Theme): readonly string[] => {
	const run = state.probes.get(key);
	if (run === undefined) {
		return [` ${theme.symbols.syncing} starting`];
	}

	const {kind, client, port, steps, started} = run;
	const when = isRunning(run) ? '' : `, ${ageText(started, state.now)} ago`;
	const where = `${kind}${port === undefined ? '' : ` of port ${port}`} from ${client.namespace}/${client.pod}, container ${client.container}${when}`;
	const earlier = pastLines(state, key, width, theme);
	const heading = wrap(where, width - 3).map(line => `   ${theme.paint('faint', line)}`);
	const verdict = [
		...verdictLines(run, state.now, width, theme),
		...fixLines(run.verdict?.fixes ?? [], state, width, theme),
	];
	if (kind === 'trace') {
		return [
			...heading,
			...verdict,
			'',
			...hopLines(run, width, theme),
			'',
			...hopCommands(run, state, width, theme),
			...earlier,
		];
	}

	return [
		...heading,
		...verdict,
		...byInterest(steps.filter(step => !isMissing(step))).flatMap(step => stepLines(step, state, width, theme)),
		...missingLines(run, width, theme),
		...earlier,
	];
};
