import type {Hop} from '../../trace/hop.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';

/** What a request came to that reached the application and failed there; undefined where it got an answer below 500. */
export const webFailure = ({target, outcome, detail}: Hop): TraceVerdict | undefined => {
	const common = {confidence: 'certain', fixes: []} as const;
	const code = Number.parseInt(detail, 10);
	if (outcome === 'ok' || (outcome === 'http-status' && code < 500)) {
		return undefined;
	}

	if (outcome === 'http-status') {
		return {
			...common,
			code: 'http-server-error',
			title: `HTTP ${detail}: ${target}`,
			cause: 'The way in works: something behind it answers with a server error. See the logs of its pods.',
		};
	}

	return outcome === 'resp-timeout'
		? {
				...common,
				code: 'no-response',
				title: `Response timed out: ${target}`,
				cause: `${detail}. The connection opens: the application is busy, or waits for something itself.`,
			}
		: {
				...common,
				code: 'connection-reset',
				title: `No HTTP response: ${target}`,
				cause: `${detail}. The connection opens: the application closes it, or the port speaks another protocol.`,
			};
};
