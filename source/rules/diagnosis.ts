import type {Suppression} from '../model/objects.ts';
import type {Finding, Severity} from './finding.ts';

/** What stands of a Service at this moment. */
export type Diagnosis = {
	/** False until every input the rules need is settled: the row is `?`. */
	readonly isDiagnosed: boolean;
	/** Worst first, ignored ones last; findings that follow from another come right after it, with `foldedUnder`. */
	readonly findings: readonly Finding[];
	/** Whether a change of diagnosis is waiting out its grace. */
	readonly isSettling: boolean;
	/** What is ignored in every Service, for what is found later: by a probe. */
	readonly suppression?: Suppression;
};

export const undiagnosed: Diagnosis = {isDiagnosed: false, findings: [], isSettling: false};

/** The finding a row shows: the worst that follows from no other and is not ignored. */
export const rootFinding = ({findings}: Diagnosis): Finding | undefined =>
	findings.find(({foldedUnder, ignored}) => foldedUnder === undefined && ignored === undefined);

/** The severity of a row: `unknown` until diagnosed, `quiet` where nothing is wrong. Info does not colour a row. */
export const rowSeverity = (diagnosis: Diagnosis): Severity | 'quiet' | 'unknown' => {
	if (!diagnosis.isDiagnosed) {
		return 'unknown';
	}

	return rootFinding(diagnosis)?.severity ?? 'quiet';
};
