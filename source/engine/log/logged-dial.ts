import type {Unnumbered} from '../../dashboard/messages/command-log.ts';
import type {Dial} from '../../probes/trace/walk/probe-backend.ts';

/** The same way into a pod's loopback, which tells of every use. */
export const recordedDial =
	(dial: Dial, tell: (entry: Unnumbered) => void): Dial =>
	async (pod, port, signal) => {
		const at = Date.now();
		const result = await dial(pod, port, signal);
		tell({
			...{kind: 'request', at, ms: result.ms, request: `port-forward to ${pod.namespace}/${pod.name}:${port}`},
			outcome: result.outcome === 'failed' ? result.problem : result.outcome,
			isFailure: result.outcome === 'failed',
		});
		return result;
	};
