import type {Exec, Target} from '../model/pod-access/exec.ts';
import type {PortEvidence} from '../rules/evidence.ts';
import type {Confidence, Fix} from '../rules/finding.ts';
import type {PodLookup} from './caller/known-caller.ts';
import type {ProbeLimits} from './limits.ts';
import type {ProbeOutcome} from './probe-outcome.ts';
import type {AskedHop, Hop} from './trace/hop.ts';

/** What a tool's text was read as. */
export type Reading = {
	readonly outcome: ProbeOutcome;
	/** One line for a person: "10.96.4.7, as the Service says", "connection refused by 10.96.4.7:80". */
	readonly detail: string;
	/** Milliseconds that the tool itself measured; absent where it measures nothing: the way into the container is no latency. */
	readonly ms?: number;
	/** What is told in place of `ok`, where that would say more than was asked. */
	readonly okText?: string;
};

/** One command of a probe: shown when it starts, and again, under the same id, when it has ended. */
export type ProbeStep = {
	readonly id: number;
	readonly title: string;
	/** Where it runs: the client, or a backend that is asked from inside. undefined for what kubectl asks the API server, with `argv` as its arguments. */
	readonly client: Target | undefined;
	readonly tool: string;
	readonly argv: readonly string[];
	/** The hop that it asks for, in a trace; absent where it only prepares one. */
	readonly asks?: AskedHop;
	/** undefined while it runs. */
	readonly result?: Reading & {readonly output: string};
};

/** The one sentence a probe ends in. */
export type ProbeVerdict = {
	/** Whether the Service did what it should, did not, or could not be asked. */
	readonly answer: 'works' | 'fails' | 'impossible' | 'cancelled';
	readonly sentence: string;
	/** Of a trace: what svctop explain knows it by, and how sure it is. */
	readonly code?: string;
	readonly confidence?: Confidence;
	/** What can be done, as far as it is known. */
	readonly fixes?: readonly Fix[];
	/** Whether a debug container in the client would help: it has no tool of its own. */
	readonly lacksTools?: true;
	/** What an application in the client meets besides: sentences. Only where there is any. */
	readonly notes?: readonly string[];
};

export type ProbeProgress =
	| {readonly kind: 'step'; readonly step: ProbeStep}
	/** The ports that a trace asks, as they are called, where it asks more than one. */
	| {readonly kind: 'ports'; readonly labels: readonly string[]}
	/** Part of a trace's path, once it is known. `port` is the place of its port among those asked; absent where it is about all. */
	| {readonly kind: 'hop'; readonly hop: Hop; readonly port?: number}
	/** What a trace of several ports came to for one of them. */
	| {readonly kind: 'port-verdict'; readonly port: number; readonly verdict: ProbeVerdict}
	/** Another container of the pod goes on with the probe. */
	| {readonly kind: 'client'; readonly client: Target}
	/** What it tells of the findings about a port. */
	| {readonly kind: 'evidence'; readonly evidence: PortEvidence}
	| {readonly kind: 'verdict'; readonly verdict: ProbeVerdict};

/** Where and with what a probe runs. */
export type ProbeSite = {
	readonly client: Target;
	readonly exec: Exec;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	/** Whose settings count, where the client is a debug container beside it. */
	readonly beside?: Target;
	/** Finds the client's pod. Absent where pods are not known. */
	readonly podOf?: PodLookup | undefined;
};
