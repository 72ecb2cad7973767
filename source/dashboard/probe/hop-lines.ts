import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Theme} from '../../theme.ts';
import {answerMarks} from '../components/answer-marks.ts';
import {cut, cutInside, fitted, widthOf, wrap} from '../text/text-width.ts';
import {type PortRun, type ProbeRun, stepCommand} from './probe-run.ts';

type Hop = ProbeRun['hops'][number];

/** Cells of the name of a hop, with its mark. */
const hopColumn = 17;
const longestTarget = 44;
const shortestTarget = 16;
const shortestPod = 8;

const outcomeText = ({outcome, ms}: Hop, dot: string) => (ms === null ? outcome : `${outcome} ${dot} ${ms} ms`);

/** What came of a hop, with the tool and the pod: where there is no room for both, the pod, by its two ends. */
const toldText = (hop: Hop, room: number, {dot, ellipsis}: Theme['symbols']) => {
	const {tool, pod} = hop;
	const outcome = outcomeText(hop, dot);
	const all = [outcome, tool, pod].filter(Boolean).join(` ${dot} `);
	if (widthOf(all) <= room || !pod) {
		return cut(all, room, ellipsis);
	}

	const left = room - widthOf(outcome) - 3;
	return left > shortestPod ? `${outcome} ${dot} ${cutInside(pod, left, ellipsis)}` : cut(outcome, room, ellipsis);
};

/** Draws hops, one line each, with what was found beneath those that fail; their columns fit `all`. */
const createLines = (all: readonly Hop[], width: number, {symbols, paint}: Theme) => {
	const outcomes = Math.max(0, ...all.map(hop => widthOf(outcomeText(hop, symbols.dot))));
	const targetWidth = Math.min(
		longestTarget,
		Math.max(0, ...all.map(({target}) => widthOf(target))),
		Math.max(shortestTarget, width - hopColumn - 2 - outcomes),
	);
	return (hops: readonly Hop[]): readonly string[] =>
		hops.flatMap(hop => {
			const {target, outcome, detail} = hop;
			const mark = outcome === 'ok' ? 'quiet' : 'error';
			const told = toldText(hop, width - hopColumn - targetWidth - 2, symbols);
			return [
				` ${paint(mark, symbols.marks[mark])} ${paint('strong', hop.hop.padEnd(13))} ${fitted(target, targetWidth, symbols.ellipsis)}  ${paint('faint', told)}`,
				...(outcome === 'ok' ? [] : wrap(detail, width - 3).map(line => `   ${line}`)),
			];
		});
};

/** What one of several ports came to: in a line where it works, else in full. */
const portLines = ({label, verdict}: PortRun, width: number, {symbols, paint}: Theme): readonly string[] => {
	const name = `Port ${label}`;
	if (verdict === undefined) {
		return [` ${paint('accent', symbols.syncing)} ${paint('strong', name)}`];
	}

	const mark = answerMarks[verdict.answer];
	const glyph = paint(mark, symbols.marks[mark]);
	if (verdict.answer === 'works') {
		return [` ${glyph} ${paint(mark, cut(verdict.sentence, width - 3, symbols.ellipsis))}`];
	}

	// A failing name is no port's own: then the sentence does not name the port.
	const text = verdict.sentence.includes(label) ? verdict.sentence : `${name}: ${verdict.sentence}`;
	const [first = '', ...others] = wrap(text, width - 3);
	return [` ${glyph} ${paint(mark, first)}`, ...others.map(line => `   ${paint(mark, line)}`)];
};

/** The ports in the Service's order or, once all are known, those first that do not work. */
const inOrder = ({ports = [], verdict}: ProbeRun): readonly PortRun[] =>
	verdict === undefined
		? ports
		: ports.toSorted((a, b) => Number(a.verdict?.answer === 'works') - Number(b.verdict?.answer === 'works'));

/** The hops of a trace; where it asks several ports, what is about all of them, then each with its own. */
export const hopLines = (run: ProbeRun, width: number, theme: Theme): readonly string[] => {
	const {hops, ports = []} = run;
	const lines = createLines([...hops, ...ports.flatMap(port => port.hops)], width, theme);
	return [...lines(hops), ...inOrder(run).flatMap(port => ['', ...portLines(port, width, theme), ...lines(port.hops)])];
};

/** The command behind each hop, as one would type it. */
export const hopCommands = (
	{hops, ports = []}: ProbeRun,
	cluster: KubectlCluster,
	width: number,
	{paint}: Theme,
): readonly string[] =>
	[...hops, ...ports.flatMap(port => port.hops)]
		.filter(({command}) => command.length > 0)
		.flatMap(({hop, target, client, command}) => [
			`   ${paint('faint', `${hop} ${target}`)}`,
			...wrap(stepCommand({client, argv: command}, cluster), width - 3).map(line => `   ${paint('accent', line)}`),
		]);
