import type {Printable} from '../printable.ts';
import {isCounted} from '../report.ts';

/** A label's value (Prometheus' text format, version 0.0.4). */
const quoted = (value: string) =>
	`"${value.toWellFormed().replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`).replaceAll('"', String.raw`\"`)}"`;

const series = (name: string, labels: Readonly<Record<string, string>>, value: number) => {
	const listed = Object.entries(labels).map(([label, text]) => `${label}=${quoted(text)}`);
	return `${name}${listed.length === 0 ? '' : `{${listed.join(',')}}`} ${value}`;
};

const gauge = (name: string, help: string, lines: readonly string[]): readonly string[] => [
	`# HELP ${name} ${help}`,
	`# TYPE ${name} gauge`,
	...lines,
];

/** Gauges for a textfile collector or a push gateway: findings that count, Services by their worst one, and when all was looked at. */
export const prometheusText = ({report, tally, unknowns, version}: Printable): string => {
	const {errors, warnings, quiet, unknown} = tally;
	const counted = Map.groupBy(report.findings.filter(isCounted), ({service, code, severity}) =>
		JSON.stringify({namespace: service?.namespace ?? '', service: service?.name ?? '', code, severity}),
	);
	return `${[
		...gauge(
			'svctop_findings',
			'Findings that count, by Service, code and severity.',
			[...counted].map(([labels, findings]) => series('svctop_findings', JSON.parse(labels), findings.length)),
		),
		...gauge(
			'svctop_services',
			'Services by their worst finding; info counts as ok.',
			Object.entries({error: errors, warning: warnings, ok: quiet, unknown}).map(([state, count]) =>
				series('svctop_services', {state}, count),
			),
		),
		...gauge('svctop_complete', '1 where all that was asked for could be checked.', [
			series('svctop_complete', {}, unknowns.length === 0 ? 1 : 0),
		]),
		...gauge('svctop_checked_timestamp_seconds', 'When it was checked, in Unix seconds.', [
			series('svctop_checked_timestamp_seconds', {}, Date.parse(report.generatedAt) / 1000),
		]),
		...gauge('svctop_build_info', 'The version of svctop.', [series('svctop_build_info', {version}, 1)]),
	].join('\n')}\n`;
};
