import type {ProxyReply, ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import {sanitise, sanitiseLines} from '../../text/sanitise.ts';
import type {Connection} from '../connection/connection.ts';
import {object, text} from '../wire/json.ts';

/** Bytes kept of an answer. */
const limit = 65_536;

/** The message of a Status; undefined for the answer of anything but the API server. */
const refusalOf = (body: string): {readonly message: string} | undefined => {
	try {
		const {kind, apiVersion, status, message} = object(JSON.parse(body));
		return kind === 'Status' && apiVersion === 'v1' && status === 'Failure'
			? {message: sanitise(text(message))}
			: undefined;
	} catch {
		return undefined;
	}
};

/**
 * GETs through the API server's proxy, which change nothing. Silence of so many milliseconds is a failure; the API server
 * itself gives up on a silent pod after 30 s.
 */
export const createServiceProxy =
	(connection: Connection, silence: number): ServiceProxy =>
	async (path, signal) => {
		const started = performance.now();
		const since = () => Math.round(performance.now() - started);
		try {
			const action = {verb: 'get', resource: 'services/proxy', namespace: undefined};
			const response = await connection.request({path, action, accept: '*/*', silence, signal, isAnyStatus: true});
			const chunks: Buffer[] = [];
			let size = 0;
			for await (const chunk of response) {
				chunks.push(chunk);
				size += chunk.length;
				if (size >= limit) {
					break;
				}
			}

			const body = Buffer.concat(chunks).subarray(0, limit).toString();
			const {statusCode: code = 0, statusMessage = ''} = response;
			const refusal = code >= 400 ? refusalOf(body)?.message : undefined;
			return refusal !== undefined && (code === 401 || code === 403)
				? {outcome: 'denied', ms: since()}
				: {
						outcome: 'answered',
						code,
						reason: sanitise(statusMessage),
						body: sanitiseLines(body),
						refusal,
						ms: since(),
					};
		} catch (error) {
			const problem = signal.aborted ? 'cancelled' : (error as Error).message;
			return {outcome: 'failed', problem, ms: since()} satisfies ProxyReply;
		}
	};
