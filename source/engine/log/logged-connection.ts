import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {Log} from './log-entry.ts';

/** The same connection. Each request is logged when its answer begins, or when it fails. */
export const loggedConnection = (connection: Connection, log: Log): Connection => ({
	...connection,
	async request(request) {
		const at = Date.now();
		const started = performance.now();
		const logEnd = (outcome: string, isFailure: boolean) =>
			log({
				...{kind: 'request', at, outcome, isFailure},
				ms: performance.now() - started,
				request: `${request.method ?? 'GET'} ${request.path}`,
			});
		try {
			const response = await connection.request(request);
			logEnd(String(response.statusCode), false);
			return response;
		} catch (error) {
			logEnd((error as Error).message, true);
			throw error;
		}
	},
});
