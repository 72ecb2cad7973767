import {accusedSentences} from '../../probes/repeat/repeated-result.ts';
import type {TargetTally} from '../../probes/repeat/sample-tally.ts';
import {sparkline} from '../../text/sparkline.ts';
import type {Symbols} from '../../theme.ts';
import {heading, indentedLines} from '../components/indented-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import type {RepeatRun} from '../records/repeat-run.ts';
import {cut, widthOf} from '../text/text-width.ts';

/** Changes that are shown, the newest ones. */
const mostChanges = 5;

const headings = ['', 'REQUESTS', 'FAILED', 'MEDIAN', 'P95', 'P99', 'FAILURES OVER TIME'];

const msText = (ms: number | null) => (ms === null ? '-' : `${ms} ms`);

const cellsOf = (
	{key, pod, requests, failures, kinds, p50, p95, p99, shares}: TargetTally,
	bars: readonly string[],
): readonly string[] => {
	const why = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
	return [
		pod === '' ? key : `${pod} ${key}`,
		String(requests),
		failures === 0 ? '0' : why.join(', '),
		...[p50, p95, p99].map(msText),
		sparkline(shares, bars),
	];
};

const timeText = (at: number) => new Date(at).toTimeString().slice(0, 8);

/** Requests over time as lines: a row for the Service and for each endpoint, who fails more often, and what changed when. */
export const repeatLines = (
	{repeated, isRunning}: RepeatRun,
	width: number,
	{bars, marks, ellipsis, syncing}: Symbols,
): readonly Line[] => {
	const {requests, failures, ms, targets, changes} = repeated;
	const rows = [headings, ...targets.map(target => cellsOf(target, bars))];
	const widths = headings.map((_, column) => Math.max(...rows.map(row => widthOf(row[column]!))));
	const lines = rows.map((row, index): Line => {
		const text = row.map((cell, column) => `${cell}${' '.repeat(widths[column]! - widthOf(cell))}`).join('  ');
		const shown = cut(text.trimEnd(), width - 3, ellipsis);
		const mark = index === 0 ? undefined : targets[index - 1]!.failures > 0 ? 'error' : 'quiet';
		return mark === undefined ? line`   ${toned('faint', shown)}` : line` ${toned(mark, marks[mark])} ${shown}`;
	});
	const told = changes.slice(-mostChanges).map(({at, key, to, detail, event}) => {
		const beside = event === undefined ? '' : ` (${event})`;
		return `${timeText(at)} ${key} ${to}: ${detail}${beside}`;
	});
	return [
		...heading(
			`Requests over time: ${requests} in ${Math.round(ms / 1000)} s, ${failures} failed${isRunning ? ` ${syncing}` : ''}`,
		),
		...lines,
		...accusedSentences(repeated).flatMap(text => indentedLines(text, {indent: 3}, width)),
		...told.flatMap(text => indentedLines(text, {indent: 3, hanging: 2}, width, 'faint')),
	];
};
