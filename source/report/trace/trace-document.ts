import {jsonText} from '../formats/json.ts';
import {yamlText} from '../formats/yaml.ts';
import {traceMarkdown} from './trace-markdown.ts';
import type {TraceReport} from './trace-report.ts';
import {traceText} from './trace-table.ts';

/** The whole document of `trace` in one of its formats. */
export const traceDocument = (
	report: TraceReport,
	format: 'table' | 'json' | 'yaml' | 'markdown',
	hasColor: boolean,
): string => {
	if (format === 'json') {
		return jsonText(report);
	}

	if (format === 'markdown') {
		return traceMarkdown(report);
	}

	return format === 'yaml' ? yamlText(report) : traceText(report, {hasColor});
};
