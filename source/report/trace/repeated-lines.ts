import stringWidth from 'string-width';
import {sanitise} from '../../text/sanitise.ts';
import {sparkline} from '../../text/sparkline.ts';
import type {RepeatedReport} from './repeated-report.ts';

/** Changes that are told; what flickers would fill the screen. */
const mostChanges = 20;

const heading = [
	'ADDRESS',
	'POD',
	'NODE',
	'REQUESTS',
	'FAILED',
	'MEDIAN',
	'P95',
	'P99',
	'FIRST',
	'LAST',
	'FAILURES OVER TIME',
];

const timeOf = (iso: string | null) => (iso === null ? '-' : iso.slice(11, 19));

const msOf = (ms: number | null) => (ms === null ? '-' : `${ms} ms`);

/** A table of what was asked again and again, and what changed meanwhile; [] where nothing was. */
export const repeatedLines = ({endpoints = [], repeated}: Partial<RepeatedReport>): readonly string[] => {
	if (repeated === undefined) {
		return [];
	}

	const rows = [
		heading,
		...[...repeated.service, ...endpoints].map(
			({address, pod, node, requests, failures, kinds, p50, p95, p99, firstFailure, lastFailure, shares}) => {
				const why = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
				return [
					address,
					...[pod, node].map(text => text || '-'),
					String(requests),
					failures === 0 ? '0' : why.join(', '),
					...[p50, p95, p99].map(msOf),
					...[firstFailure, lastFailure].map(timeOf),
					sparkline(shares),
				].map(sanitise);
			},
		),
	];
	const widths = heading.map((_, column) => Math.max(...rows.map(row => stringWidth(row[column]!))));
	const lines = rows.map(row =>
		row
			.map((cell, column) => `${cell}${' '.repeat(widths[column]! - stringWidth(cell))}`)
			.join('  ')
			.trimEnd(),
	);
	const changes = repeated.changes
		.slice(0, mostChanges)
		.map(({at, target, to, detail, event}) =>
			sanitise(`${timeOf(at)} UTC ${target} ${to}: ${detail}${event === undefined ? '' : ` (${event})`}`),
		);
	const rest = repeated.changes.length - changes.length;
	return [
		'',
		...lines,
		...(changes.length > 0 ? ['', ...changes] : []),
		...(rest > 0 ? [`and ${rest} changes more`] : []),
	];
};
