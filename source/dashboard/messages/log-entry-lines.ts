import {entryCommand, type LogEntry} from '../../engine/log/log-entry.ts';
import {clockTime} from '../../text/clock-time.ts';
import type {Symbols} from '../../theme.ts';
import {type Line, line, toned} from '../components/line.ts';
import {wrap} from '../text/text-width.ts';

/**
 * One entry of the log as lines: when, where, the command as it can be pasted, how it ended, and what it wrote first.
 * undefined for one that is no longer kept.
 */
export const logEntryLines = (entry: LogEntry | undefined, width: number, symbols: Symbols): readonly Line[] => {
	if (entry === undefined) {
		return [line` This entry is no longer kept.`];
	}

	const where =
		entry.kind === 'command'
			? `${entry.client.namespace}/${entry.client.pod}, container ${entry.client.container}`
			: 'API server';
	const mark = entry.isFailure ? 'error' : 'quiet';
	const output = entry.kind === 'command' ? entry.output.trimEnd().replaceAll('\t', '    ') : '';
	const parts = (text: string) => wrap(text, width - 3);
	return [
		...parts(`${clockTime(entry.at)} in ${where}`).map(part => line`   ${toned('faint', part)}`),
		[],
		...parts(entryCommand(entry) ?? (entry.kind === 'request' ? entry.request : '')).map(
			part => line`   ${toned('accent', part)}`,
		),
		[],
		...parts(`${entry.outcome} ${symbols.dot} ${Math.round(entry.ms)} ms`).map((part, index) =>
			index === 0 ? line` ${toned(mark, symbols.marks[mark])} ${part}` : line`   ${part}`,
		),
		...(output === '' ? [] : [[], ...parts(output).map(part => line`   ${toned('faint', part)}`)]),
	];
};
