import {type ProbeRun, stepCommand} from '../state/probe-run.ts';
import type {Theme} from '../theme.ts';
import {fitted, widthOf, wrap} from './text-width.ts';

/** The hops of a trace, one line each, with what was found beneath those that fail. */
export const hopLines = ({hops}: ProbeRun, width: number, {symbols, paint}: Theme): readonly string[] => {
	const targetWidth = Math.min(44, Math.max(0, ...hops.map(({target}) => widthOf(target))));
	return hops.flatMap(({hop, target, outcome, ms, tool, pod, detail}) => {
		const mark = outcome === 'ok' ? 'quiet' : 'error';
		const told = [outcome, `${ms} ms`, tool, pod].filter(Boolean).join(` ${symbols.dot} `);
		return [
			` ${paint(mark, symbols.marks[mark])} ${paint('strong', hop.padEnd(13))} ${fitted(target, targetWidth, symbols.ellipsis)}  ${paint('faint', told)}`,
			...(outcome === 'ok' ? [] : wrap(detail, width - 3).map(line => `   ${line}`)),
		];
	});
};

/** The command behind each hop, as one would type it. */
export const hopCommands = ({hops}: ProbeRun, context: string, width: number, {paint}: Theme): readonly string[] =>
	hops
		.filter(({command}) => command.length > 0)
		.flatMap(({hop, target, client, command}) => [
			`   ${paint('faint', `${hop} ${target}`)}`,
			...wrap(stepCommand({client, argv: command}, context), width - 3).map(line => `   ${paint('accent', line)}`),
		]);
