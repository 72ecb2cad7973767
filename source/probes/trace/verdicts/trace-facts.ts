import type {PolicyBetween} from '../../../model/networking/network-policy.ts';
import type {Node} from '../../../model/objects.ts';
import {portLabel} from '../../../model/ports/chosen-ports.ts';
import type {ClusterStore} from '../../../model/store/cluster-store.ts';
import type {Confidence, Finding, Fix} from '../../../rules/finding.ts';
import type {VerdictCode} from '../../../rules/verdicts/trace-verdicts.ts';
import type {Hop, Trail} from '../hop.ts';
import type {TracePlan} from '../trace-plan.ts';

/** What a trace ends in. */
export type TraceVerdict = {
	readonly code: VerdictCode;
	readonly confidence: Confidence;
	readonly title: string;
	/** One or two sentences, with the cause the findings name. */
	readonly cause: string;
	readonly fixes: readonly Fix[];
	/** What an application in the client meets besides: sentences. Only where there is any. */
	readonly notes?: readonly string[];
};

/** What a verdict rests on. */
export type TraceFacts = {
	readonly plan: TracePlan;
	readonly trail: Trail;
	/** Of the Service that is reached, worst first. */
	readonly findings: readonly Finding[];
	/** The Service that an alias leads to, where it could not be looked at. */
	readonly unread?: string | undefined;
} & TraceContext;

/** What is known of the cluster around a trace. */
export type TraceContext = {
	/** Absent where the policies are not all known, as the next. */
	readonly policyBetween?: PolicyBetween | undefined;
	readonly questionsOf?: ClusterStore['questionsOf'] | undefined;
	readonly nodeOf?: ClusterStore['nodeOf'] | undefined;
	readonly podOf?: ClusterStore['podOf'] | undefined;
	/** Absent where they may not be listed. */
	readonly nodes?: readonly Node[] | undefined;
};

/** The hops of one kind. */
export const hopsOf = ({hops}: Pick<Trail, 'hops'>, name: Hop['hop']): readonly Hop[] =>
	hops.filter(({hop}) => hop === name);

/** `Port 99 (admin)`, where the Service has others beside it. */
export const portSubject = ({view, port}: TracePlan): string | undefined =>
	port !== undefined && view.service.type !== 'ExternalName' && view.service.ports.length > 1
		? `Port ${portLabel(port)}`
		: undefined;
