import stringWidth from 'string-width';
import {sanitise} from '../../text/sanitise.ts';
import {createTheme} from '../../theme.ts';
import {proofSummary} from '../proofs/port-proof.ts';
import {isCounted, type Report, type ReportedFinding, type Tally} from '../report.ts';

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** How many Services were looked at, and how many of them have which findings. */
export const summary = (services: number, {errors, warnings, quiet, unknown}: Tally) =>
	[
		`${plural(services, 'service')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${quiet} OK`,
		...(unknown > 0 ? [`${unknown} unknown`] : []),
	].join(', ');

const notSettled = 'not settled';

type Waiting = NonNullable<Report['unsettled']>[number];

/** Whether a Service is not settled because of this very finding. */
const isWaitOf =
	({service, code}: ReportedFinding) =>
	(waiting: Waiting) =>
		waiting.code === code && waiting.service.namespace === service?.namespace && waiting.service.name === service?.name;

const standing = (finding: ReportedFinding, unsettled: readonly Waiting[]) => {
	const {severity, foldedUnder, ignored} = finding;
	if (ignored !== undefined) {
		return 'ignored';
	}

	if (foldedUnder !== undefined) {
		return '  so';
	}

	return unsettled.some(isWaitOf(finding)) ? notSettled : severity;
};

/** What stands in each column. A finding about the cluster has no Service; one that follows from another is set in. */
const cells = (finding: ReportedFinding, unsettled: readonly Waiting[], hasLocations: boolean, hasChanges: boolean) => {
	const {service, code, cause, ignored, location, change} = finding;
	return [
		...(hasChanges ? [change ?? '-'] : []),
		standing(finding, unsettled),
		service?.namespace ?? '-',
		service?.name ?? '-',
		code,
		...(hasLocations ? [location ? `${location.file}:${location.line}:${location.column}` : '-'] : []),
		ignored === undefined ? cause : `${cause} (ignored: ${ignored})`,
	];
};

/** One line a finding, worst first, and the count of all Services last; without findings the count alone. */
export const tableText = (
	{findings, services, unsettled = [], proofs}: Report,
	counts: Tally,
	{hasColor}: {readonly hasColor: boolean},
): string => {
	const {paint} = createTheme({isUnicode: false, hasColor});
	const hasLocations = findings.some(({location}) => location !== undefined);
	const hasChanges = findings.some(({change}) => change !== undefined);
	const titles = [
		...(hasChanges ? ['CHANGE'] : []),
		'SEVERITY',
		'NAMESPACE',
		'SERVICE',
		'CODE',
		...(hasLocations ? ['LOCATION'] : []),
		'CAUSE',
	];
	// A rollout without any finding is reported too.
	const rollouts = unsettled
		.filter(({code}) => code === undefined)
		.map(({service: {namespace, name}, cause}) => [notSettled, namespace, name, '-', cause]);
	const rows = [
		titles,
		...[...findings.map(finding => cells(finding, unsettled, hasLocations, hasChanges)), ...rollouts].map(row =>
			row.map(sanitise),
		),
	];
	// Manifests may have more findings than a call may have arguments.
	const widths = rows[0]!.map((_, column) =>
		rows.reduce((width, row) => Math.max(width, stringWidth(row[column]!)), 0),
	);
	const lines = rows.map((row, index) => {
		const padded = row.map((cell, column) =>
			column === row.length - 1 ? cell : `${cell}${' '.repeat(widths[column]! - stringWidth(cell))}`,
		);
		const [severity, ...others] = padded;
		const finding = findings[index - 1];
		if (finding?.ignored !== undefined) {
			return paint('faint', padded.join('  ').trimEnd());
		}

		if (index > findings.length) {
			return [paint('warning', severity!), ...others].join('  ').trimEnd();
		}

		const tone = finding === undefined ? 'strong' : isCounted(finding) ? finding.severity : 'faint';
		return [paint(tone, severity!), ...others].join('  ').trimEnd();
	});
	const count = [summary(services, counts), ...(unsettled.length > 0 ? [`${unsettled.length} ${notSettled}`] : [])];
	const proven = proofs === undefined ? [] : [proofSummary(proofs)];
	return `${[...(lines.length > 1 ? lines : []), count.join(', '), ...proven].join('\n')}\n`;
};
