import type {Unnumbered} from '../../dashboard/messages/command-log.ts';
import type {Connection} from '../../kubernetes/connection/connection.ts';

/** The same connection, which tells of every request once its answer begins. */
export const observedConnection = (connection: Connection, tell: (entry: Unnumbered) => void): Connection => ({
	...connection,
	async request(request) {
		const at = Date.now();
		const started = performance.now();
		const told = (outcome: string, isFailure: boolean) =>
			tell({
				...{kind: 'request', at, outcome, isFailure},
				ms: performance.now() - started,
				request: `${request.method ?? 'GET'} ${request.path}`,
			});
		try {
			const response = await connection.request(request);
			told(String(response.statusCode), false);
			return response;
		} catch (error) {
			told((error as Error).message, true);
			throw error;
		}
	},
});
