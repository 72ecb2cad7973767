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
 * Asks the server for its version where it has not answered anything else for a few seconds: a watch that says nothing looks
 * the same whether nothing happens or the server hangs. Any answer is one, refusals included. Ends with the signal.
 *
 * `heard` is to be told of answers to other questions, with how long they took, in milliseconds. `doubt` asks now.
 */
export const startHeartbeat = (connection: Connection, {onDown, onUp, onSlow}: Heartbeat, signal: AbortSignal) => {
	let last = Date.now();
	/** On performance.now's clock. */
	let heardAt = Number.NEGATIVE_INFINITY;
	let askedAt = 0;
	let isAsking = false;
	let isLost: boolean | undefined;
	let isSlow = false;
	let timer: NodeJS.Timeout | undefined;
	signal.addEventListener('abort', () => clearTimeout(timer), {once: true});

	const heard = (tookMs: number) => {
		last = Date.now();
		heardAt = performance.now();
		if (isLost !== false) {
			isLost = false;
			onUp();
		}

		const wasSlow = isSlow;
		isSlow = tookMs > slowAnswerMs;
		if (isSlow && !wasSlow) {
			onSlow(tookMs);
		}
	};

	/** Why there was no answer; undefined where there was one. */
	const ask = async () => {
		try {
			const response = await connection.request({
				path: '/version',
				action: {verb: 'get', resource: 'version', namespace: undefined},
				silence: heartbeatTimeoutMs,
				signal: AbortSignal.any([signal, AbortSignal.timeout(heartbeatTimeoutMs)]),
			});
			discardBody(response);
			return undefined;
		} catch (error) {
			const failure = error instanceof ClusterError ? error : undefined;
			return failure?.kind === 'forbidden' || failure?.kind === 'absent' || failure?.kind === 'busy'
				? undefined
				: (failure ?? new ClusterError('timeout', `The API server ${connection.server} does not answer.`));
		}
	};

	const beat = async () => {
		const asked = performance.now();
		askedAt = asked;
		isAsking = true;
		const failure = await ask();
		isAsking = false;
		if (signal.aborted) {
			return;
		}

		if (failure === undefined) {
			heard(performance.now() - asked);
		} else if (heardAt < asked) {
			isLost = true;
			onDown(last, failure);
		}

		schedule();
	};

	const schedule = () => {
		timer = setTimeout(look, isLost ? retryMs : Math.max(retryMs, heardAt + intervalMs - performance.now()));
	};

	const look = () => {
		if (isLost || performance.now() - heardAt >= intervalMs) {
			void beat();
		} else {
			schedule();
		}
	};

	void beat();
	return {
		heard,
		doubt() {
			if (!signal.aborted && !isAsking && performance.now() - askedAt >= retryMs) {
				clearTimeout(timer);
				void beat();
			}
		},
	};
};
