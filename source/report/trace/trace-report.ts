import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {Service, ServicePort} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Hop} from '../../probes/trace/hop.ts';
import type {Traced, TracedPort} from '../../probes/trace/trace-service.ts';
import type {TraceVerdict} from '../../probes/trace/verdicts/trace-facts.ts';
import type {Finding} from '../../rules/finding.ts';
import {fixText} from '../../rules/lib/fixes/fix-text.ts';
import {version} from '../../version.ts';
import {type ReportedFinding, reported} from '../report.ts';

type ReportedVerdict = Pick<TraceVerdict, 'code' | 'confidence' | 'title' | 'cause'> & {
	readonly fixes: ReportedFinding['fixes'];
	/** What an application in the client meets besides: sentences. */
	readonly notes: readonly string[];
};

type ReportedHop = Pick<Hop, 'hop' | 'target' | 'outcome' | 'ms' | 'tool' | 'command' | 'detail'> & {
	readonly pod?: string;
};

/** One of the ports that were asked, with the hops that a trace of it alone has: the names among them. */
type ReportedPort = Pick<ServicePort, 'port' | 'protocol'> & {
	/** Absent where it has none. */
	readonly name?: string;
	readonly hops: readonly ReportedHop[];
	readonly verdict: ReportedVerdict;
};

/** What `trace` found: the JSON output is this object. Fields are only ever added. */
export type TraceReport = {
	/** Of svctop. */
	readonly version: string;
	readonly service: {readonly namespace: string; readonly name: string};
	/** The port that `hops` are of: the first of the worst of those asked. null for a Service without ports. */
	readonly port: number | null;
	/** `machine` is whether this machine asked, and no container. */
	readonly from: Target & {readonly machine?: true};
	readonly hops: readonly ReportedHop[];
	/** On all that were asked. */
	readonly verdict: ReportedVerdict;
	/** Each of those that were asked, in the Service's order; absent where that is one. */
	readonly ports?: readonly ReportedPort[];
	readonly findings: readonly ReportedFinding[];
};

const reportedVerdict = (
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

const reportedHops = ({trail}: TracedPort): readonly ReportedHop[] =>
	trail.hops.map(({hop, target, outcome, ms, tool, command, detail, pod}) => ({
		...{hop, target, outcome, ms, tool, command, detail},
		...(pod !== '' && {pod}),
	}));

/** Puts together what a trace found. `cluster` is the one that the commands of fixes are for. */
export const buildTraceReport = ({
	service: {namespace, name},
	traced: {ports, worst, verdict},
	findings,
	cluster,
}: {
	readonly service: Pick<Service, 'namespace' | 'name'>;
	readonly traced: Traced;
	readonly findings: readonly Finding[];
	readonly cluster: KubectlCluster;
}): TraceReport => {
	const {client} = worst.trail;
	return {
		version,
		service: {namespace, name},
		port: worst.port?.port ?? null,
		from: {
			namespace: client.namespace,
			pod: client.pod,
			container: client.container,
			...(client.pod === '' && {machine: true as const}),
		},
		hops: reportedHops(worst),
		verdict: reportedVerdict(verdict, cluster),
		...(ports.length > 1 && {
			ports: ports.map(each => ({
				port: each.port!.port,
				protocol: each.port!.protocol,
				...(each.port!.name !== '' && {name: each.port!.name}),
				hops: reportedHops(each),
				verdict: reportedVerdict(each.verdict, cluster),
			})),
		}),
		findings: findings.map(finding => reported(finding, cluster)),
	};
};
