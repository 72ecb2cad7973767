import path from 'node:path';
import type {Severity} from '../../rules/finding.ts';
import {sanitise} from '../../text/sanitise.ts';
import type {Printable} from '../printable.ts';
import type {ReportedFinding} from '../report.ts';
import type {Unread} from '../unread.ts';
import {summary} from './table.ts';

const commands: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'notice'};

const escapes: Readonly<Record<string, string>> = {'%': '%25', '\r': '%0D', '\n': '%0A', ':': '%3A', ',': '%2C'};

/** The message of a workflow command, as actions/toolkit escapes it (packages/core/src/command.ts). */
const data = (text: string) => sanitise(text).replaceAll(/[%\r\n]/g, sign => escapes[sign]!);

/** A property of one. */
const property = (text: string) => sanitise(text).replaceAll(/[%\r\n:,]/g, sign => escapes[sign]!);

const command = (name: string, title: string, {message, location}: Unread) => {
	const properties = {
		...(location && {file: path.normalize(location.file), line: location.line, col: location.column}),
		title,
	};
	const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
	return `::${name} ${listed.join(',')}::${data(message)}`;
};

const annotation = ({severity, code, cause, service, location, foldedUnder}: ReportedFinding) =>
	command(
		// What follows from another finding is told with that one, and is nothing to be counted.
		commands[foldedUnder === undefined ? severity : 'info'],
		service ? `${code} ${service.namespace}/${service.name}` : code,
		{
			message: foldedUnder === undefined ? cause : `${cause} (follows from ${foldedUnder})`,
			...(location && {location}),
		},
	);

/**
 * Workflow commands of GitHub Actions, a line each, which annotate the lines of a pull request; the count comes last, as
 * a line of the log. What is ignored is not told.
 */
export const githubText = ({report, tally, unknowns}: Printable): string => {
	const unread: readonly Unread[] = report.unread ?? unknowns.map(message => ({message}));
	return `${[
		...report.findings.filter(({ignored}) => ignored === undefined).map(annotation),
		...unread.map(each => command('error', 'not checked', each)),
		...(report.unsettled ?? []).map(({service: {namespace, name}, cause}) =>
			command('error', `not settled ${namespace}/${name}`, {message: cause}),
		),
		summary(report.services, tally),
	].join('\n')}\n`;
};
