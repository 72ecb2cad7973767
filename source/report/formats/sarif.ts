import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Location, Severity} from '../../rules/finding.ts';
import type {Explained} from '../input-unavailable.ts';
import type {Report, ReportedFinding} from '../report.ts';
import type {Unread} from '../unread.ts';
import {jsonText} from './json.ts';

const levels: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'note'};

/** A file as a URI: relative to where the command ran, unless it was named from the root. */
const uriOf = (file: string) =>
	path.isAbsolute(file)
		? pathToFileURL(file).href
		: path.normalize(file).split(path.sep).map(encodeURIComponent).join('/');

const physicalLocation = ({file, line, column}: Location) => ({
	artifactLocation: {uri: uriOf(file)},
	region: {startLine: line, startColumn: column},
});

/** What could not be read, as a notification of the tool. */
const notification = ({message, location}: Unread) => ({
	level: 'error',
	message: {text: message},
	...(location && {locations: [{physicalLocation: physicalLocation(location)}]}),
});

const ruleRecord = ({code, title, docs, severity}: Explained) => ({
	id: code,
	shortDescription: {text: title},
	help: {text: docs},
	defaultConfiguration: {level: levels[severity]},
});

const resultRecord = (
	{code, severity, cause, location, service, ignored, foldedUnder}: ReportedFinding,
	rules: readonly Explained[],
) => ({
	ruleId: code,
	ruleIndex: rules.findIndex(rule => rule.code === code),
	// What follows from another finding is told with that one, and is nothing to be counted.
	level: foldedUnder === undefined ? levels[severity] : 'note',
	message: {text: cause},
	...(location && {
		locations: [
			{
				physicalLocation: physicalLocation(location),
				...(service && {
					logicalLocations: [{fullyQualifiedName: `${service.namespace}/${service.name}`, kind: 'resource'}],
				}),
			},
		],
	}),
	...(ignored !== undefined && {suppressions: [{kind: 'inSource', justification: ignored}]}),
});

/** Findings in manifests as code scanning reads them: SARIF 2.1.0 (OASIS, 2020), one run. */
export const sarifText = ({findings, unread = []}: Report, rules: readonly Explained[], version: string): string => {
	const reported = rules.filter(({code}) => findings.some(finding => finding.code === code));
	return jsonText({
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {driver: {name: 'svctop', version, rules: reported.map(ruleRecord)}},
				// What could not be read is no result: nothing is known of it.
				invocations: [{executionSuccessful: unread.length === 0, toolExecutionNotifications: unread.map(notification)}],
				columnKind: 'utf16CodeUnits',
				results: findings.map(finding => resultRecord(finding, reported)),
			},
		],
	});
};
