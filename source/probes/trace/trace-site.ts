import type {PodLookup} from '../caller/known-caller.ts';
import type {DebugEntry} from '../debug-entry.ts';
import type {Exec, Target} from '../exec.ts';
import type {ProbeLimits} from '../limits.ts';
import type {ServiceProxy} from '../requests/proxy-reply.ts';
import type {Dial} from './walk/probe-backend.ts';

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
	/** Asked for what the port claims to serve, where the client cannot be; undefined where it may not be. */
	readonly proxy: ServiceProxy | undefined;
};
