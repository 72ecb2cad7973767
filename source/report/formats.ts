import {explained} from './explained.ts';
import {githubText} from './formats/github.ts';
import {jsonText} from './formats/json.ts';
import {junitText} from './formats/junit.ts';
import {markdownText} from './formats/markdown.ts';
import {prometheusText} from './formats/prometheus.ts';
import {sarifText} from './formats/sarif.ts';
import {tableText} from './formats/table.ts';
import {yamlText} from './formats/yaml.ts';
import type {Printable} from './printable.ts';

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
