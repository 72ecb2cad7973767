import {jsonText} from '../json.ts';
import {yamlText} from '../yaml.ts';
import type {TraceReport} from './trace-report.ts';
import {traceText} from './trace-table.ts';

/** The whole document of `trace` in one of its formats. */
export const traceDocument = (report: TraceReport, format: 'table' | 'json' | 'yaml', hasColor: boolean): string => {
	if (format === 'json') {
		return jsonText(report);
	}

	return format === 'yaml' ? yamlText(report) : traceText(report, {hasColor});
};
