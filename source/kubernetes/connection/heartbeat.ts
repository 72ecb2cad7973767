import {ClusterError} from '../errors.ts';
import {discardBody} from './body.ts';
import type {Connection} from './connection.ts';

/** Milliseconds. */
const intervalMs = 5000;
/** Milliseconds between two questions while nothing is heard. */
const retryMs = 1000;
const heartbeatTimeoutMs = 4000;
/** Milliseconds that an answer may take without being talked about. */
const slowAnswerMs = 1000;

export type Heartbeat = {
	/** Nothing is heard from the server. `since`: Unix milliseconds when it was last heard, or when the asking began. */
	onDown(since: number, failure: ClusterError): void;
	/** The server answers again, or for the first time. */
	onUp(): void;
	/** An answer took this long; told once until one comes quickly again. Milliseconds. */
	onSlow(ms: number): void;
};

/**
 * Asks the server for its version every few seconds: a watch that says nothing looks the same whether nothing happens
 * or the server hangs. Any answer is one, refusals included. Ends with the signal.
 */
export const startHeartbeat = (connection: Connection, {onDown, onUp, onSlow}: Heartbeat, signal: AbortSignal) => {
	let last = Date.now();
	let isLost: boolean | undefined;
	let isSlow = false;
	let timer: NodeJS.Timeout | undefined;
	signal.addEventListener('abort', () => clearTimeout(timer), {once: true});

	const ask = async () => {
		try {
			const response = await connection.request({
				path: '/version',
				action: {verb: 'get', resource: 'version', namespace: undefined},
				silence: heartbeatTimeoutMs,
				signal: AbortSignal.any([signal, AbortSignal.timeout(heartbeatTimeoutMs)]),
			});
			discardBody(response);
			last = Date.now();
			return undefined;
		} catch (error) {
			const failure = error instanceof ClusterError ? error : undefined;
			if (failure?.kind === 'forbidden' || failure?.kind === 'absent' || failure?.kind === 'busy') {
				last = Date.now();
				return undefined;
			}

			return failure ?? new ClusterError('timeout', `The API server ${connection.server} does not answer.`);
		}
	};

	const loop = async () => {
		const asked = performance.now();
		const failure = await ask();
		const took = performance.now() - asked;
		if (signal.aborted) {
			return;
		}

		if (failure !== undefined) {
			isLost = true;
			onDown(last, failure);
		} else if (isLost !== false) {
			isLost = false;
			onUp();
		}

		const wasSlow = isSlow;
		isSlow = failure === undefined && took > slowAnswerMs;
		if (isSlow && !wasSlow) {
			onSlow(took);
		}

		timer = setTimeout(loop, isLost ? retryMs : intervalMs);
	};

	void loop();
};
