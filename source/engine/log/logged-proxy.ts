import type {ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import type {Log} from './log-entry.ts';

/** The same proxy. Each request to a Service is logged. */
export const loggedProxy =
	(proxy: ServiceProxy, log: Log): ServiceProxy =>
	async (path, signal) => {
		const at = Date.now();
		const reply = await proxy(path, signal);
		const outcome =
			reply.outcome === 'answered'
				? `${reply.code} ${reply.refusal ?? reply.reason}`.trim()
				: reply.outcome === 'failed'
					? reply.problem
					: 'forbidden';
		log({kind: 'request', at, ms: reply.ms, request: `GET ${path}`, outcome, isFailure: reply.outcome !== 'answered'});
		return reply;
	};
