import {ClusterError} from '../errors.ts';

/** Sends one request after the other. */
export type OneRequest = {
	/** Sends a request that ends with its controller; where that was aborted for a reason in words, it rejects with the reason. */
	send<R>(request: (controller: AbortController) => Promise<R>): Promise<R>;
	/** Ends the request that is under way. */
	abort(): void;
	/** Whether the last request was ended for a reason in words. */
	wasCut(): boolean;
};

/** All of its requests end with the signal. */
export const createOneRequest = (signal: AbortSignal): OneRequest => {
	let current: AbortController | undefined;
	let wasCut = false;
	// AbortSignal.any would stay behind with each request until it is collected.
	signal.addEventListener('abort', () => current?.abort(), {once: true});

	return {
		async send(request) {
			const controller = new AbortController();
			current = controller;
			wasCut = false;
			if (signal.aborted) {
				controller.abort();
			}

			try {
				return await request(controller);
			} catch (error) {
				wasCut = controller.signal.reason instanceof ClusterError;
				throw wasCut ? controller.signal.reason : error;
			} finally {
				// A connection that goes back to its pool at this moment would fail with nobody there to hear of it.
				current = undefined;
			}
		},
		abort: () => current?.abort(),
		wasCut: () => wasCut,
	};
};
