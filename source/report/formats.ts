import {rules} from '../rules/catalogue.ts';
import type {Severity} from '../rules/finding.ts';
import {junitText} from './junit.ts';
import type {LookedAt} from './looked-at.ts';
import type {Report, Tally} from './report.ts';
import {sarifText} from './sarif.ts';
import {tableText} from './table.ts';
import {yamlText} from './yaml.ts';

/** A report with what some formats need beside it. */
export type Printable = {
	readonly report: Report;
	readonly tally: Tally;
	readonly services: readonly LookedAt[];
	readonly failOn: Severity;
	readonly hasColor: boolean;
	readonly version: string;
};

/** The whole document of each format of `check`, by its name on the command line. */
export const formats = {
	table: ({report, tally, hasColor}) => tableText(report, tally, {hasColor}),
	json: ({report}) => `${JSON.stringify(report, undefined, 2)}\n`,
	yaml: ({report}) => yamlText(report),
	junit: ({report, services, failOn}) => junitText(report, services, failOn),
	sarif: ({report, version}) => sarifText(report, rules, version),
} satisfies Readonly<Record<string, (printable: Printable) => string>>;

export type Format = keyof typeof formats;
