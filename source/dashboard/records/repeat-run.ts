import type {Target} from '../../model/pod-access/exec.ts';
import type {Repeated} from '../../probes/repeat/repeated-result.ts';

/** Requests that are sent again and again to a Service and its endpoints, as far as they have come. */
export type RepeatRun = {
	readonly client: Target;
	readonly repeated: Repeated;
	/** Whether they go on. */
	readonly isRunning: boolean;
};
