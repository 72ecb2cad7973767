import type {KubectlCluster} from '../model/kubectl-line.ts';
import type {ServicePort} from '../model/objects.ts';
import type {Target} from '../probes/exec.ts';
import type {Hop} from '../probes/trace/hop.ts';
import type {TraceVerdict} from '../probes/trace/verdict.ts';
import type {Finding} from '../rules/finding.ts';
import {fixText} from '../rules/fix-text.ts';
import {type ReportedFinding, reported} from './report.ts';

/** What `trace` found: the JSON output is this object. Fields are only ever added. */
export type TraceReport = {
	readonly service: {readonly namespace: string; readonly name: string};
	/** null for a Service without ports. */
	readonly port: number | null;
	readonly from: Target;
	readonly hops: ReadonlyArray<
		Pick<Hop, 'hop' | 'target' | 'outcome' | 'ms' | 'tool' | 'command' | 'detail'> & {readonly pod?: string}
	>;
	readonly verdict: Pick<TraceVerdict, 'code' | 'confidence' | 'title' | 'cause'> & {
		readonly fixes: ReportedFinding['fixes'];
	};
	readonly findings: readonly ReportedFinding[];
};

/** Puts together what a trace found. `cluster` is the one that the commands of fixes are for. */
export const buildTraceReport = ({
	service: {namespace, name},
	port,
	client,
	hops,
	verdict: {code, confidence, title, cause, fixes},
	findings,
	cluster,
}: {
	readonly service: {readonly namespace: string; readonly name: string};
	readonly port: ServicePort | undefined;
	readonly client: Target;
	readonly hops: readonly Hop[];
	readonly verdict: TraceVerdict;
	readonly findings: readonly Finding[];
	readonly cluster: KubectlCluster;
}): TraceReport => ({
	service: {namespace, name},
	port: port?.port ?? null,
	from: {namespace: client.namespace, pod: client.pod, container: client.container},
	hops: hops.map(({hop, target, outcome, ms, tool, command, detail, pod}) => ({
		...{hop, target, outcome, ms, tool, command, detail},
		...(pod !== '' && {pod}),
	})),
	verdict: {
		...{code, confidence, title, cause},
		fixes: fixes.map(fix => ({
			label: fix.label,
			kind: fix.kind,
			value: fixText(fix, cluster),
			mutating: fix.mutating,
		})),
	},
	findings: findings.map(finding => reported(finding, cluster)),
});
