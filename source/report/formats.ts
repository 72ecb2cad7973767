import {explained} from './explained.ts';
import {githubText} from './github.ts';
import {jsonText} from './json.ts';
import {junitText} from './junit.ts';
import {markdownText} from './markdown.ts';
import type {Printable} from './printable.ts';
import {prometheusText} from './prometheus.ts';
import {sarifText} from './sarif.ts';
import {tableText} from './table.ts';
import {yamlText} from './yaml.ts';

/** The whole document of each format of `check`, by its name on the command line. */
export const formats = {
	table: ({report, tally, hasColor}) => tableText(report, tally, {hasColor}),
	json: ({report}) => jsonText(report),
	yaml: ({report}) => yamlText(report),
	junit: junitText,
	github: githubText,
	markdown: markdownText,
	prometheus: prometheusText,
	sarif: ({report, version}) => sarifText(report, explained, version),
} satisfies Readonly<Record<string, (printable: Printable) => string>>;

export type Format = keyof typeof formats;
