import {fencedMarkdown, plainMarkdown} from '../../text/markdown.ts';
import {sanitise} from '../../text/sanitise.ts';
import type {Printable} from '../printable.ts';
import {isCounted, type ReportedFinding} from '../report.ts';
import {summary} from './table.ts';

const text = (value: string) => plainMarkdown(sanitise(value));

const serviceText = ({service}: ReportedFinding) => (service ? `${service.namespace}/${service.name}` : 'cluster');

const standing = ({severity, foldedUnder}: ReportedFinding) =>
	foldedUnder === undefined ? severity : `caused by ${foldedUnder}`;

const placeText = ({location}: ReportedFinding) =>
	location ? ` (${location.file}:${location.line}:${location.column})` : '';

const fixes = (all: ReportedFinding['fixes']): readonly string[] =>
	all.flatMap(({label, kind, value}) => [
		'',
		...(kind === 'text' ? [`${text(label)}: ${text(value)}`] : [`${text(label)}:`, '', ...fenced(kind, value)]),
	]);

const fenced = (kind: 'command' | 'yaml', value: string) => fencedMarkdown(value, kind === 'command' ? 'sh' : 'yaml');

const details = (finding: ReportedFinding): readonly string[] => [
	'',
	`### ${text(serviceText(finding))}: ${text(finding.title)}`,
	'',
	`${text(finding.cause)} (\`${finding.code}\`)`,
	...fixes(finding.fixes),
];

/**
 * A summary for a pull request or a CI job's page: the count, a table of findings, and how to fix those that count. What is
 * ignored is not told.
 */
export const markdownText = ({report, tally, unknowns}: Printable): string => {
	const shown = report.findings.filter(({ignored}) => ignored === undefined);
	const rows = shown.map(finding => {
		const cells = [standing(finding), serviceText(finding), finding.code, `${finding.cause}${placeText(finding)}`];
		return `| ${cells.map(text).join(' | ')} |`;
	});
	const fixable = shown.filter(finding => isCounted(finding) && finding.fixes.length > 0);
	return `${[
		`**${summary(report.services, tally)}**`,
		...unknowns.flatMap(unknown => ['', `Not checked: ${text(unknown)}`]),
		...(rows.length === 0 ? [] : ['', '| severity | Service | code | cause |', '| --- | --- | --- | --- |', ...rows]),
		...fixable.flatMap(details),
	].join('\n')}\n`;
};
