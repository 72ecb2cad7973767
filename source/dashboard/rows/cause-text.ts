import {rootFinding} from '../../rules/diagnosis.ts';
import type {Symbols} from '../../theme.ts';
import {type LastLines, lastLineOf} from '../records/last-line.ts';
import type {Row} from './row.ts';

/** Why a Service does not work, and what its crashed container said last, where that is known; '' where nothing is wrong. */
export const causeText = (row: Row, lastLines: LastLines, {dot}: Pick<Symbols, 'dot'>): string => {
	const cause = rootFinding(row.diagnosis)?.cause ?? '';
	const said = lastLineOf(lastLines, row);
	return said === undefined ? cause : `${cause} ${dot} log: ${said}`;
};
