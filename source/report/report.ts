import type {KubectlCluster} from '../model/kubectl-line.ts';
import type {Resource} from '../model/records.ts';
import {resources} from '../model/resources.ts';
import {essentials, type Inputs} from '../model/sync-status.ts';
import {type Diagnosis, rowSeverity} from '../rules/diagnosis.ts';
import type {Finding, Severity} from '../rules/finding.ts';
import {compareSeverity, severities} from '../rules/finding.ts';
import {fixText} from '../rules/lib/fixes/fix-text.ts';
import type {Unsettled} from '../rules/lib/unsettled.ts';
import {version} from '../version.ts';
import {inputUnavailable} from './input-unavailable.ts';
import type {LookedAt, Unknown} from './looked-at.ts';
import type {PortProof} from './proofs/port-proof.ts';
import type {Unread} from './unread.ts';

/** A finding as it is printed: fixes as texts, with the cluster named. */
export type ReportedFinding = Omit<Finding, 'fixes' | 'since' | 'errorFrom' | 'visibleAfter' | 'downgrade'> & {
	readonly fixes: ReadonlyArray<{
		readonly label: string;
		readonly kind: 'command' | 'yaml' | 'text';
		readonly value: string;
		readonly mutating: boolean;
	}>;
	/** ISO 8601: since when it has been so, where the objects tell. */
	readonly since?: string;
	/** ISO 8601: from when on it is an error, of a wait that is not one yet. */
	readonly errorFrom?: string;
};

/** What `check` found: the JSON output is this object. Fields are only ever added. */
export type Report = {
	/** Of svctop. */
	readonly version: string;
	readonly cluster: string;
	readonly context: string;
	readonly namespaces: readonly string[];
	/** ISO 8601. */
	readonly generatedAt: string;
	/** How many Services were looked at, with those that are referenced and do not exist. */
	readonly services: number;
	readonly inputs: ReadonlyArray<{
		readonly resource: Resource;
		readonly state: 'synced' | 'forbidden' | 'absent' | 'timeout';
		/** ISO 8601: since when nothing was heard of it. */
		readonly staleSince?: string;
	}>;
	/** Services of which nothing certain is known, and why. */
	readonly unknown: ReadonlyArray<{
		readonly service: {readonly namespace: string; readonly name: string};
		readonly reason: Unknown;
	}>;
	readonly findings: readonly ReportedFinding[];
	/** Services of which nothing is ready while a rollout is under way; only where there are any. */
	readonly unsettled?: ReadonlyArray<
		{readonly service: {readonly namespace: string; readonly name: string}} & Unsettled
	>;
	/** Every port that was to be asked, and what came of it; only where that was wanted. */
	readonly proofs?: readonly PortProof[];
	/** What could not be read of manifests; only where manifests were looked at. */
	readonly unread?: readonly Unread[];
	/** What is found now and will not be once the manifests are applied; only where that was asked, as is `applied`. */
	readonly healed?: readonly ReportedFinding[];
	/** How many findings break, heal and stay. */
	readonly applied?: {readonly breaks: number; readonly heals: number; readonly stays: number};
};

/** Services by the worst finding that counts. */
export type Tally = {
	readonly errors: number;
	readonly warnings: number;
	readonly quiet: number;
	readonly unknown: number;
};

/** A finding as it is printed. */
export const reported = (
	{fixes, since, errorFrom, visibleAfter: _, downgrade: _downgrade, ...finding}: Finding,
	cluster: KubectlCluster,
): ReportedFinding => ({
	...finding,
	...(since !== undefined && {since: new Date(since * 1000).toISOString()}),
	...(errorFrom !== undefined && finding.severity !== 'error' && {errorFrom: new Date(errorFrom * 1000).toISOString()}),
	fixes: fixes.map(fix => ({label: fix.label, kind: fix.kind, value: fixText(fix, cluster), mutating: fix.mutating})),
});

const serviceText = ({service}: ReportedFinding) => (service ? `${service.namespace}/${service.name}` : '');

/** Whether it counts: what follows from another finding, and what is ignored, does not. */
export const isCounted = ({foldedUnder, ignored}: Pick<Finding, 'foldedUnder' | 'ignored'>) =>
	foldedUnder === undefined && ignored === undefined;

/** The findings of one Service, each with what follows from it. */
const families = (group: readonly ReportedFinding[]): ReadonlyArray<readonly ReportedFinding[]> => {
	const all: ReportedFinding[][] = [];
	for (const finding of group) {
		if (finding.foldedUnder === undefined || all.length === 0) {
			all.push([finding]);
		} else {
			all.at(-1)!.push(finding);
		}
	}

	return all;
};

/** Worst first, then by Service; what follows from a finding stays behind it, and what is ignored comes last. */
const inOrder = (groups: ReadonlyArray<readonly ReportedFinding[]>) =>
	groups
		.flatMap(families)
		.toSorted(
			([a], [b]) =>
				Number(a!.ignored !== undefined) - Number(b!.ignored !== undefined) ||
				compareSeverity(a!.severity, b!.severity) ||
				(serviceText(a!) < serviceText(b!) ? -1 : 1),
		)
		.flat();

/** A resource that only some rules read, and that may not be read, is told, and changes nothing else. */
const unavailable = (inputs: Inputs): readonly ReportedFinding[] =>
	resources.flatMap(resource => {
		const input = inputs[resource];
		return input.phase === 'forbidden' && resource !== 'namespaces' && !essentials.includes(resource)
			? [
					{
						code: inputUnavailable.code,
						severity: inputUnavailable.severity,
						confidence: inputUnavailable.confidence,
						service: null,
						title: `${resource} may not be read`,
						cause: input.problem,
						evidence: [],
						fixes: [],
					} as const,
				]
			: [];
	});

/** Puts together what was diagnosed. `now` in Unix milliseconds. */
export const buildReport = ({
	diagnoses,
	services,
	missing,
	inputs,
	cluster,
	context,
	kubectlFlags,
	namespaces,
	now,
	unread,
	proofs,
}: {
	readonly diagnoses: readonly Diagnosis[];
	/** The Services of these diagnoses. */
	readonly services: readonly LookedAt[];
	/** About Services that do not exist and are none of those looked at. */
	readonly missing: readonly Finding[];
	/** undefined where manifests were looked at: nothing was asked for. */
	readonly inputs: Inputs | undefined;
	readonly cluster: string;
	readonly context: string;
	/** Named in commands; undefined where kubectl finds it by itself. */
	readonly kubectlFlags: readonly string[] | undefined;
	readonly namespaces: readonly string[];
	readonly now: number;
	/** undefined where a cluster was looked at. */
	readonly unread?: readonly Unread[];
	/** Absent where no port was asked. */
	readonly proofs?: readonly PortProof[];
}): Report => ({
	version,
	cluster,
	context,
	namespaces,
	generatedAt: new Date(now).toISOString(),
	services: services.length,
	inputs: (inputs ? resources : []).map(resource => {
		const input = inputs![resource];
		const since = input.phase === 'synced' ? input.staleSince : undefined;
		return {
			resource,
			state: input.phase === 'syncing' ? 'timeout' : input.phase,
			...(since !== undefined && {staleSince: new Date(since).toISOString()}),
		};
	}),
	unknown: services.flatMap(({namespace, name, unknown}) =>
		unknown === undefined ? [] : [{service: {namespace, name}, reason: unknown}],
	),
	findings: [
		...inOrder(
			[...diagnoses.map(({findings}) => findings), ...missing.map(finding => [finding])].map(findings =>
				findings.map(finding => reported(finding, {context, kubectlFlags})),
			),
		),
		...(inputs ? unavailable(inputs) : []),
	],
	...(services.some(({unsettled}) => unsettled !== undefined) && {
		unsettled: services.flatMap(({namespace, name, unsettled}) =>
			unsettled === undefined ? [] : [{service: {namespace, name}, ...unsettled}],
		),
	}),
	...(proofs && {proofs}),
	...(unread && {unread}),
});

/** Counts the Services of these diagnoses, which are in the same order. */
export const tally = (diagnoses: readonly Diagnosis[], services: readonly LookedAt[]): Tally => {
	const all = diagnoses.map((diagnosis, index) =>
		services[index]!.unknown === undefined ? rowSeverity(diagnosis) : 'unknown',
	);
	const count = (...wanted: ReadonlyArray<(typeof all)[number]>) => all.filter(each => wanted.includes(each)).length;
	return {errors: count('error'), warnings: count('warning'), quiet: count('quiet', 'info'), unknown: count('unknown')};
};

/** Whether a finding counts and is at or above a severity. A right that is missing is a note: it is about no Service. */
export const isAtLeast = (finding: Pick<Finding, 'code' | 'foldedUnder' | 'ignored' | 'severity'>, failOn: Severity) =>
	finding.code !== inputUnavailable.code &&
	isCounted(finding) &&
	severities.indexOf(finding.severity) <= severities.indexOf(failOn);

export const hasAtLeast = ({findings}: Report, failOn: Severity) =>
	findings.some(finding => isAtLeast(finding, failOn));
