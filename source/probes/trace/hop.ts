import type {Target} from '../../model/pod-access/exec.ts';
import type {Caller} from '../caller/known-caller.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';

/** From outside to the application: a request's way in, then the way from a pod. */
const path = [
	'name',
	'address',
	'node-port',
	'tls',
	'request',
	'route',
	'controller',
	'dns',
	'dns-short',
	'dns-replica',
	'service',
	'endpoint',
	'backend-local',
	'backend-self',
	'http',
] as const;

export type HopName = (typeof path)[number];

/** Two sides that speak different protocols. */
export type Mismatch = 'plaintext-on-tls' | 'tls-on-plaintext';

/** A full name that a resolver makes of a short one, and what the nameserver says of it. */
export type TriedName = {readonly name: string; readonly outcome: ProbeOutcome; readonly detail: string};

/** One part of the path from the client to the application, as it was found. */
export type Hop = {
	readonly hop: HopName;
	/** The name or address:port that was asked. */
	readonly target: string;
	readonly outcome: ProbeOutcome;
	/** Milliseconds that the tool measured; null where it measures nothing: the way into the container is no latency. */
	readonly ms: number | null;
	/** Milliseconds that the command took, the way into the container included; absent where none was run. */
	readonly took?: number;
	readonly tool: string;
	/** The container the command ran in; undefined where this machine asked. */
	readonly client: Target | undefined;
	/** The argv that gave the answer; [] where nothing was run, but the pod's port was forwarded. */
	readonly command: readonly string[];
	readonly detail: string;
	/** Name of the pod behind the address; '' where it is none, or the hop is about no single one. */
	readonly pod: string;
	readonly mismatch?: Mismatch;
	/** An HTTP answer came, whatever its status. Only where one did. */
	readonly isHttp?: true;
	/** Where a DNS alias pointed to. */
	readonly alias?: string;
	/** What the search list makes of a short name that does not resolve, in the order of the resolver; only where that was asked. */
	readonly tried?: readonly TriedName[];
	/** Namespace of the pod, where that is a replica of the cluster's DNS. */
	readonly namespace?: string;
};

/** Any HTTP status below 500 is an answer: the path is whole. */
export const isAnswered = ({outcome, mismatch, detail}: Pick<Hop, 'outcome' | 'mismatch' | 'detail'>) =>
	mismatch === undefined && (outcome === 'ok' || (outcome === 'http-status' && !detail.startsWith('5')));

/** A hop that is asked for. `port` is the place of its port among those that are traced; absent where it is about all. */
export type AskedHop = Pick<Hop, 'hop' | 'target' | 'pod'> & {readonly port?: number};

/** Hops as the path has them, whichever ended first. */
export const alongPath = <Kind extends Pick<Hop, 'hop'>>(hops: readonly Kind[]): readonly Kind[] =>
	hops.toSorted((a, b) => path.indexOf(a.hop) - path.indexOf(b.hop));

export type ProbedPort = {
	readonly pod: string;
	/** Ports that something in the pod listens on, beyond its loopback; undefined where they could not be read. */
	readonly listening: readonly number[] | undefined;
	/** Addresses that sockets of the port itself are bound to, [] where there is none; absent where they could not be read. */
	readonly bound?: readonly string[];
	/** Why the sockets could not be read, without a dot at its end; absent where they were. */
	readonly unread?: string;
	/** Whether something listens on the same port over TCP, where the Service says another protocol. */
	readonly isOnTcp?: true;
	/** Whether the kernel of its node does not speak the protocol at all. */
	readonly isUnsupported?: true;
};

/** Everything that was found out on the way. */
export type Trail = {
	readonly client: Target;
	readonly hops: readonly Hop[];
	readonly ports: readonly ProbedPort[];
	/** Why nothing, or no more, could be run; undefined where all was. */
	readonly impossible: string | undefined;
	/** Why some questions of the client went without an answer; absent where all were answered, or it has no tool for them. */
	readonly unasked?: string;
	/** Whether the client's resolv.conf could not be read: the cluster's domain is a guess then. */
	readonly isDomainAssumed?: true;
	/** Whether that is because the client has no tool, and nobody has agreed to a debug container. */
	readonly lacksTools?: true;
	/** Whether the client's resolv.conf is the cluster's. */
	readonly usesClusterDns: boolean;
	/** What of the client's own settings is part of the way. */
	readonly caller: Caller;
};
