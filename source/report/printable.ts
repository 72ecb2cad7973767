import type {Severity} from '../rules/finding.ts';
import type {LookedAt} from './looked-at.ts';
import type {Report, Tally} from './report.ts';

/** A report with what some formats need beside it. */
export type Printable = {
	readonly report: Report;
	readonly tally: Tally;
	readonly services: readonly LookedAt[];
	/** Sentences for what is not known. */
	readonly unknowns: readonly string[];
	readonly failOn: Severity;
	readonly hasColor: boolean;
	readonly version: string;
};
