import type {KubectlCluster} from '../model/kubectl-line.ts';
import {type ProbeRun, stepCommand} from '../state/probe-run.ts';
import type {Theme} from '../theme.ts';
import {cut, cutInside, fitted, widthOf, wrap} from './text-width.ts';

type Hop = ProbeRun['hops'][number];

/** Cells of the name of a hop, with its mark. */
const hopColumn = 17;
const longestTarget = 44;
const shortestTarget = 16;
const shortestPod = 8;

const outcomeText = ({outcome, ms}: Hop, dot: string) => `${outcome} ${dot} ${ms} ms`;

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

/** The hops of a trace, one line each, with what was found beneath those that fail. */
export const hopLines = ({hops}: ProbeRun, width: number, {symbols, paint}: Theme): readonly string[] => {
	const outcomes = Math.max(0, ...hops.map(hop => widthOf(outcomeText(hop, symbols.dot))));
	const targetWidth = Math.min(
		longestTarget,
		Math.max(0, ...hops.map(({target}) => widthOf(target))),
		Math.max(shortestTarget, width - hopColumn - 2 - outcomes),
	);
	return hops.flatMap(hop => {
		const {target, outcome, detail} = hop;
		const mark = outcome === 'ok' ? 'quiet' : 'error';
		const told = toldText(hop, width - hopColumn - targetWidth - 2, symbols);
		return [
			` ${paint(mark, symbols.marks[mark])} ${paint('strong', hop.hop.padEnd(13))} ${fitted(target, targetWidth, symbols.ellipsis)}  ${paint('faint', told)}`,
			...(outcome === 'ok' ? [] : wrap(detail, width - 3).map(line => `   ${line}`)),
		];
	});
};

/** The command behind each hop, as one would type it. */
export const hopCommands = (
	{hops}: ProbeRun,
	cluster: KubectlCluster,
	width: number,
	{paint}: Theme,
): readonly string[] =>
	hops
		.filter(({command}) => command.length > 0)
		.flatMap(({hop, target, client, command}) => [
			`   ${paint('faint', `${hop} ${target}`)}`,
			...wrap(stepCommand({client, argv: command}, cluster), width - 3).map(line => `   ${paint('accent', line)}`),
		]);
