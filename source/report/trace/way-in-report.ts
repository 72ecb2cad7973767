import type {KubectlCluster} from '../../model/kubectl-line.ts';
import type {TracedRequest} from '../../probes/way-in/trace-way-in.ts';
import type {Finding} from '../../rules/finding.ts';
import {version} from '../../version.ts';
import {reported} from '../report.ts';
import {type ReportedRequest, reportedHops, reportedSource, reportedVerdict, type TraceReport} from './trace-report.ts';

const here = {namespace: '', pod: '', container: ''};

/** Puts together what a trace from outside found; `worst` is the request that its hops and its verdict are of. */
export const buildWayInReport = ({
	target,
	traced,
	worst,
	findings,
	cluster,
}: {
	readonly target: string;
	readonly traced: readonly TracedRequest[];
	readonly worst: TracedRequest;
	readonly findings: readonly Finding[];
	readonly cluster: KubectlCluster;
}): TraceReport => {
	const one = ({request, service, port, hops, verdict}: TracedRequest): ReportedRequest => ({
		request,
		service: service ?? null,
		port: port?.port ?? null,
		hops: reportedHops(hops),
		verdict: reportedVerdict(verdict, cluster),
	});
	const notes = [...new Set([worst, ...traced].flatMap(({verdict}) => verdict.notes ?? []))];
	const {request: _, ...first} = one({...worst, verdict: {...worst.verdict, ...(notes.length > 0 && {notes})}});
	return {
		version,
		target,
		...first,
		from: reportedSource(worst.inside?.worst.trail.client ?? here),
		...(traced.length > 1 && {requests: traced.map(one)}),
		findings: findings.map(finding => reported(finding, cluster)),
	};
};
