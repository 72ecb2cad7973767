import type {Dial} from '../../model/pod-access/dial.ts';
import type {Log} from './log-entry.ts';

/** The same dial. Each connection to a pod's loopback is logged as a request. */
export const loggedDial =
	(dial: Dial, log: Log): Dial =>
	async (pod, port, signal) => {
		const at = Date.now();
		const result = await dial(pod, port, signal);
		log({
			...{kind: 'request', at, ms: result.ms, request: `port-forward to ${pod.namespace}/${pod.name}:${port}`},
			outcome: result.outcome === 'failed' ? result.problem : result.outcome,
			isFailure: result.outcome === 'failed',
		});
		return result;
	};
