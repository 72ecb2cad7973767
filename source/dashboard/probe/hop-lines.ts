import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Symbols} from '../../theme.ts';
import {answerMarks} from '../components/answer-marks.ts';
import {type Line, line, toned} from '../components/line.ts';
import {type PortRun, type ProbeRun, stepCommand} from '../records/probe-run.ts';
import {cut, cutInside, fitted, widthOf, wrap} from '../text/text-width.ts';

type Hop = ProbeRun['hops'][number];

/** Cells of the name of a hop, with its mark. */
const hopColumn = 17;
const longestTarget = 44;
const shortestTarget = 16;
const shortestPod = 8;

const outcomeText = ({outcome, ms}: Hop, dot: string) => (ms === null ? outcome : `${outcome} ${dot} ${ms} ms`);

/** The outcome of a hop, with the tool and the pod: where there is no room for both, the pod, by its two ends. */
const resultText = (hop: Hop, room: number, {dot, ellipsis}: Symbols) => {
	const {tool, pod} = hop;
	const outcome = outcomeText(hop, dot);
	const all = [outcome, tool, pod].filter(Boolean).join(` ${dot} `);
	if (widthOf(all) <= room || !pod) {
		return cut(all, room, ellipsis);
	}

	const left = room - widthOf(outcome) - 3;
	return left > shortestPod ? `${outcome} ${dot} ${cutInside(pod, left, ellipsis)}` : cut(outcome, room, ellipsis);
};

/** Cells for the targets of hops, so that their outcomes are not cut. */
const targetWidthOf = (hops: readonly Hop[], width: number, {dot}: Symbols) => {
	const widestOutcome = Math.max(0, ...hops.map(hop => widthOf(outcomeText(hop, dot))));
	return Math.min(
		longestTarget,
		Math.max(0, ...hops.map(({target}) => widthOf(target))),
		Math.max(shortestTarget, width - hopColumn - 2 - widestOutcome),
	);
};

/** A hop in one line, with the detail beneath where it fails. */
const oneHop = (hop: Hop, targetWidth: number, width: number, symbols: Symbols): readonly Line[] => {
	const {target, outcome, detail} = hop;
	const mark = outcome === 'ok' ? 'quiet' : 'error';
	const name = toned('strong', hop.hop.padEnd(13));
	const result = toned('faint', resultText(hop, width - hopColumn - targetWidth - 2, symbols));
	return [
		line` ${toned(mark, symbols.marks[mark])} ${name} ${fitted(target, targetWidth, symbols.ellipsis)}  ${result}`,
		...(outcome === 'ok' ? [] : wrap(detail, width - 3).map(part => line`   ${part}`)),
	];
};

/** The result of one of several ports: in a line where it works, else in full. */
const portLines = ({label, verdict}: PortRun, width: number, {marks, syncing, ellipsis}: Symbols): readonly Line[] => {
	const name = `Port ${label}`;
	if (verdict === undefined) {
		return [line` ${toned('accent', syncing)} ${toned('strong', name)}`];
	}

	const mark = answerMarks[verdict.answer];
	const glyph = toned(mark, marks[mark]);
	if (verdict.answer === 'works') {
		return [line` ${glyph} ${toned(mark, cut(verdict.sentence, width - 3, ellipsis))}`];
	}

	// A failing name is no port's own: then the sentence does not name the port.
	const text = verdict.sentence.includes(label) ? verdict.sentence : `${name}: ${verdict.sentence}`;
	const [first = '', ...others] = wrap(text, width - 3);
	return [line` ${glyph} ${toned(mark, first)}`, ...others.map(part => line`   ${toned(mark, part)}`)];
};

/** The ports in the Service's order or, once all are known, those first that do not work. */
const inOrder = ({ports = [], verdict}: ProbeRun): readonly PortRun[] =>
	verdict === undefined
		? ports
		: ports.toSorted((a, b) => Number(a.verdict?.answer === 'works') - Number(b.verdict?.answer === 'works'));

const allHops = ({hops, ports = []}: ProbeRun): readonly Hop[] => [...hops, ...ports.flatMap(port => port.hops)];

/** The hops of a trace; where it asks several ports, those about all of them, then each port with its own. */
export const hopLines = (run: ProbeRun, width: number, symbols: Symbols): readonly Line[] => {
	const targetWidth = targetWidthOf(allHops(run), width, symbols);
	const lines = (hops: readonly Hop[]) => hops.flatMap(hop => oneHop(hop, targetWidth, width, symbols));
	return [
		...lines(run.hops),
		...inOrder(run).flatMap(port => [[], ...portLines(port, width, symbols), ...lines(port.hops)]),
	];
};

/** The command behind each hop, as one would type it. */
export const hopCommands = (run: ProbeRun, cluster: KubectlCluster, width: number): readonly Line[] =>
	allHops(run)
		.filter(({command}) => command.length > 0)
		.flatMap(({hop, target, client, command}) => [
			line`   ${toned('faint', `${hop} ${target}`)}`,
			...wrap(stepCommand({client, argv: command}, cluster), width - 3).map(part => line`   ${toned('accent', part)}`),
		]);
