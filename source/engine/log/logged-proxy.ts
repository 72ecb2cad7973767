import type {Unnumbered} from '../../dashboard/messages/command-log.ts';
import type {ServiceProxy} from '../../probes/requests/proxy-reply.ts';

/** The same proxy, which tells of every request. */
export const recordedProxy =
	(proxy: ServiceProxy, tell: (entry: Unnumbered) => void): ServiceProxy =>
	async (path, signal) => {
		const at = Date.now();
		const reply = await proxy(path, signal);
		const outcome =
			reply.outcome === 'answered'
				? `${reply.code} ${reply.refusal ?? reply.reason}`.trim()
				: reply.outcome === 'failed'
					? reply.problem
					: 'forbidden';
		tell({kind: 'request', at, ms: reply.ms, request: `GET ${path}`, outcome, isFailure: reply.outcome !== 'answered'});
		return reply;
	};
