import type {Repeated} from '../../probes/repeat/repeated-result.ts';
import type {TargetTally} from '../../probes/repeat/sample-tally.ts';

/** What the requests to one address came to. Times are ISO 8601, durations milliseconds as the tool measured them. */
type ReportedTarget = {
	readonly address: string;
	/** '' where no pod is behind it, or its node is not known. */
	readonly pod: string;
	readonly node: string;
	readonly requests: number;
	readonly failures: number;
	/** Failures by their kind. */
	readonly kinds: Readonly<Record<string, number>>;
	readonly p50: number | null;
	readonly p95: number | null;
	readonly p99: number | null;
	readonly firstFailure: string | null;
	readonly lastFailure: string | null;
	/** The share that failed in each twentieth of the time; null where nothing was sent. */
	readonly shares: ReadonlyArray<number | null>;
};

/** What `trace` adds where requests were repeated. */
export type RepeatedReport = {
	readonly endpoints: readonly ReportedTarget[];
	readonly repeated: {
		readonly requests: number;
		readonly failures: number;
		readonly notAsked: number;
		readonly ms: number;
		/** The Service by its name, a row for each port. */
		readonly service: readonly ReportedTarget[];
		/** When something began to fail, or to answer again, and what happened in the cluster then. */
		readonly changes: ReadonlyArray<{
			readonly at: string;
			readonly target: string;
			readonly to: 'fails' | 'answers';
			readonly detail: string;
			readonly event?: string;
		}>;
		/** What fails significantly more often than the others. */
		readonly accused: ReadonlyArray<{
			readonly kind: 'endpoint' | 'node' | 'zone';
			readonly name: string;
			readonly requests: number;
			readonly failures: number;
			readonly p: number;
		}>;
	};
};

const timeOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const reportedTarget = ({
	key,
	kind: _,
	zone: _zone,
	firstFailure,
	lastFailure,
	...tally
}: TargetTally): ReportedTarget => ({
	address: key,
	...tally,
	firstFailure: timeOf(firstFailure),
	lastFailure: timeOf(lastFailure),
});

/** The part of the document that tells of repeated requests. */
export const repeatedReport = ({
	targets,
	changes,
	accused,
	requests,
	failures,
	notAsked,
	ms,
}: Repeated): RepeatedReport => ({
	endpoints: targets.filter(({kind}) => kind === 'endpoint').map(reportedTarget),
	repeated: {
		...{requests, failures, notAsked, ms},
		service: targets.filter(({kind}) => kind === 'service').map(reportedTarget),
		changes: changes.map(({at, key, to, detail, event}) => ({
			at: new Date(at).toISOString(),
			target: key,
			...{to, detail},
			...(event !== undefined && {event}),
		})),
		accused: accused.map(({kind, name, own, p}) => ({kind, name, ...own, p})),
	},
});
