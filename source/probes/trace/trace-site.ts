import type {Dial} from '../../model/pod-access/dial.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import type {ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import type {PodLookup} from '../caller/known-caller.ts';
import type {DebugEntry} from '../debug-entry.ts';
import type {ProbeLimits} from '../limits.ts';
import type {DnsReplicaLookup} from '../names/dns-replica.ts';

/** Where and with what a trace runs. */
export type TraceSite = {
	readonly client: Target;
	readonly exec: Exec;
	readonly dial: Dial;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	/** Finds the client's pod. Absent where pods are not known. */
	readonly podOf?: PodLookup | undefined;
	readonly enterDebug: DebugEntry;
	/** Finds the servers behind the container's nameservers. Absent where they are not asked. */
	readonly dnsReplicas?: DnsReplicaLookup | undefined;
	/** Asked for what the port claims to serve, where the client cannot be; undefined where it may not be. */
	readonly proxy: ServiceProxy | undefined;
	/** The client stands for its node, to which the names of the cluster mean nothing: they are not asked. */
	readonly isNode?: true;
};
