import {rootFinding, rowSeverity} from '../../rules/diagnosis.ts';
import type {Row} from './row.ts';

type Diagnosed = Pick<Row, 'diagnosis'>;

const isAccused = ({diagnosis}: Diagnosed) => ['error', 'warning'].includes(rowSeverity(diagnosis));

const isWell = (row: Diagnosed) => row.diagnosis.isDiagnosed && !row.diagnosis.isSettling && !isAccused(row);

/** Since when a Service has not been well, once `row` has taken the place of `before`; `at` in Unix milliseconds. */
export const onsetAfter = (before: Row, row: Diagnosed, at: number): number | undefined =>
	isWell(row) ? undefined : (before.onset ?? (isWell(before) ? at : undefined));

/**
 * Since when a Service with an error or a warning has not been well, Unix milliseconds: as it was seen here, or earlier by what
 * the objects tell. undefined where neither tells, and where nothing is wrong.
 */
export const brokenSince = (row: Pick<Row, 'diagnosis' | 'onset'>): number | undefined => {
	if (!isAccused(row)) {
		return undefined;
	}

	const {since} = rootFinding(row.diagnosis)!;
	const known = [...(row.onset === undefined ? [] : [row.onset]), ...(since === undefined ? [] : [since * 1000])];
	return known.length > 0 ? Math.min(...known) : undefined;
};
