import {clockTime} from '../../text/clock-time.ts';
import type {Theme} from '../../theme.ts';
import type {State} from '../state/state.ts';
import {wrap} from '../text/text-width.ts';
import {entryCommand} from './command-log.ts';

/** One entry of the log as lines: when, where, the command as it can be pasted, how it ended, and what it wrote first. */
export const logEntryLines = (state: State, id: number, width: number, {symbols, paint}: Theme): readonly string[] => {
	const entry = state.log.find(each => each.id === id);
	if (entry === undefined) {
		return [' This entry is no longer kept.'];
	}

	const where =
		entry.kind === 'command'
			? `${entry.client.namespace}/${entry.client.pod}, container ${entry.client.container}`
			: 'API server';
	const mark = entry.isFailure ? 'error' : 'quiet';
	const output = entry.kind === 'command' ? entry.output.trimEnd().replaceAll('\t', '    ') : '';
	const indented = (text: string) => wrap(text, width - 3);
	return [
		...indented(`${clockTime(entry.at)} in ${where}`).map(line => `   ${paint('faint', line)}`),
		'',
		...indented(entryCommand(entry) ?? (entry.kind === 'request' ? entry.request : '')).map(
			line => `   ${paint('accent', line)}`,
		),
		'',
		...indented(`${entry.outcome} ${symbols.dot} ${Math.round(entry.ms)} ms`).map((line, index) =>
			index === 0 ? ` ${paint(mark, symbols.marks[mark])} ${line}` : `   ${line}`,
		),
		...(output === '' ? [] : ['', ...indented(output).map(line => `   ${paint('faint', line)}`)]),
	];
};
