import {stringify} from 'yaml';
import type {Report} from './report.ts';

/** The JSON document in YAML, as parsers of YAML 1.1 read it too. Long sentences stay on one line each, to be searched for. */
export const yamlText = (report: Report): string => stringify(report, {lineWidth: 0, compat: 'yaml-1.1'});
