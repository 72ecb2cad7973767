import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Service, ServicePort} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {NodeRow} from '../../probes/matrix/node-verdict.ts';
import type {Repeated} from '../../probes/repeat/repeated-result.ts';
import type {Hop} from '../../probes/trace/hop.ts';
import type {Traced} from '../../probes/trace/trace-service.ts';
import type {TraceVerdict} from '../../probes/trace/verdicts/trace-facts.ts';
import type {Finding} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import {version} from '../../version.ts';
import {type ReportedFinding, reported} from '../report.ts';
import {type RepeatedReport, repeatedReport} from './repeated-report.ts';

type ReportedVerdict = Pick<TraceVerdict, 'code' | 'confidence' | 'title' | 'cause'> & {
	readonly fixes: ReportedFinding['fixes'];
	/** What an application in the client meets besides: sentences. */
	readonly notes: readonly string[];
};

type ReportedHop = Pick<Hop, 'hop' | 'target' | 'outcome' | 'ms' | 'tool' | 'command' | 'detail'> & {
	readonly pod?: string;
	/** What the search list makes of a short name that does not resolve, each full name with its answer. */
	readonly tried?: Hop['tried'];
};

/** One of the ports that were asked, with the hops that a trace of it alone has: the names among them. */
type ReportedPort = Pick<ServicePort, 'port' | 'protocol'> & {
	/** Absent where it has none. */
	readonly name?: string;
	readonly hops: readonly ReportedHop[];
	readonly verdict: ReportedVerdict;
};

/** One of the requests that were sent from outside, with all hops of its way. */
export type ReportedRequest = {
	/** `GET https://shop.example/cart`. */
	readonly request: string;
	readonly service: TraceReport['service'];
	readonly port: number | null;
	readonly hops: readonly ReportedHop[];
	readonly verdict: ReportedVerdict;
};

/** What `trace` found: the JSON output is this object. Fields are only ever added. */
export type TraceReport = {
	/** Of svctop. */
	readonly version: string;
	/** null where no rule leads to one: of a trace from outside alone. */
	readonly service: {readonly namespace: string; readonly name: string} | null;
	/** What was traced from outside: `Ingress shop/front`, or a URL. Absent where a Service was named. */
	readonly target?: string;
	/** The port that `hops` are of: the first of the worst of those asked. null for a Service without ports. */
	readonly port: number | null;
	/** `machine` is whether this machine asked, and no container. */
	readonly from: Target & {readonly machine?: true};
	readonly hops: readonly ReportedHop[];
	/** On all that were asked. */
	readonly verdict: ReportedVerdict;
	/** Each of those that were asked, in the Service's order; absent where that is one. */
	readonly ports?: readonly ReportedPort[];
	/** Each request that was sent for a target, where that is more than one. */
	readonly requests?: readonly ReportedRequest[];
	readonly findings: readonly ReportedFinding[];
	/** What a pod of each node was answered; absent where that was not asked. */
	readonly nodes?: readonly NodeRow[];
} & Partial<RepeatedReport>;

/** A verdict as the document has it. */
export const reportedVerdict = (
	{code, confidence, title, cause, fixes, notes = []}: TraceVerdict,
	cluster: KubectlCluster,
): ReportedVerdict => ({
	...{code, confidence, title, cause},
	fixes: fixes.map(fix => ({
		label: fix.label,
		kind: fix.kind,
		value: fixText(fix, cluster),
		mutating: fix.mutating,
	})),
	notes,
});

/** Hops as the document has them. */
export const reportedHops = (hops: readonly Hop[]): readonly ReportedHop[] =>
	hops.map(({hop, target, outcome, ms, tool, command, detail, pod, tried}) => ({
		...{hop, target, outcome, ms, tool, command, detail},
		...(pod !== '' && {pod}),
		...(tried && {tried}),
	}));

/** Who asked, as the document has it. */
export const reportedSource = ({namespace, pod, container}: Target): TraceReport['from'] => ({
	...{namespace, pod, container},
	...(pod === '' && {machine: true as const}),
});

/** Puts together what a trace found. `cluster` is the one that the commands of fixes are for. */
export const buildTraceReport = ({
	service: {namespace, name},
	traced: {ports, worst, verdict},
	findings,
	cluster,
	repeated,
	nodes,
}: {
	readonly service: Pick<Service, 'namespace' | 'name'>;
	readonly traced: Traced;
	readonly findings: readonly Finding[];
	readonly cluster: KubectlCluster;
	/** What requests over time came to; absent where none were repeated. */
	readonly repeated?: Repeated;
	readonly nodes?: readonly NodeRow[];
}): TraceReport => {
	const {client} = worst.trail;
	return {
		version,
		service: {namespace, name},
		port: worst.port?.port ?? null,
		from: reportedSource(client),
		hops: reportedHops(worst.trail.hops),
		verdict: reportedVerdict(verdict, cluster),
		...(ports.length > 1 && {
			ports: ports.map(each => ({
				port: each.port!.port,
				protocol: each.port!.protocol,
				...(each.port!.name !== '' && {name: each.port!.name}),
				hops: reportedHops(each.trail.hops),
				verdict: reportedVerdict(each.verdict, cluster),
			})),
		}),
		findings: findings.map(finding => reported(finding, cluster)),
		...(repeated && repeatedReport(repeated)),
		...(nodes && {nodes}),
	};
};
