import {stringify} from 'yaml';
import type {Report} from './report.ts';

/** The JSON document in YAML. Long sentences stay on one line each, so that they can be searched for. */
export const yamlText = (report: Report): string => stringify(report, {lineWidth: 0});
