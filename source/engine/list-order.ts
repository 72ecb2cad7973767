import type {Connection} from '../kubernetes/connection/connection.ts';
import type {Resource} from '../model/records.ts';
import {type discoveredResources, firstResources, laterResources} from '../model/resources.ts';
import {essentials, type Inputs, isSettled} from '../model/sync-status.ts';
import {gatewayApiStart} from './gateway-inputs.ts';

/** Milliseconds after which the other resources are asked for, whether Services have answered or not. */
const longestHeadStart = 150;

type Steps = {
	/** Asks for a resource, in a group of the API where that is not the usual one. */
	start(resource: Resource, group?: string): void;
	absent(resource: (typeof discoveredResources)[number]): void;
	/** Services have had their head start. */
	begun(): void;
};

/** In which order the resources of a cluster are asked for: what one wants to see first, what few rules read last. */
export const createStarting = (connection: Connection, signal: AbortSignal, {start, absent, begun}: Steps) => {
	const started = new Set<Resource>();
	const startAll = (wanted: readonly Resource[]) => {
		for (const resource of signal.aborted ? [] : wanted) {
			if (!started.has(resource)) {
				started.add(resource);
				start(resource);
			}
		}
	};
	const startGateways = gatewayApiStart(connection, signal, {start, absent});

	/** Services come first, and alone: they are what one wants to see, and every connection costs a handshake. */
	const startEarly = () => {
		clearTimeout(headStart);
		if (started.size === 1 && !signal.aborted) {
			startAll(firstResources);
			begun();
		}
	};
	const headStart = setTimeout(startEarly, longestHeadStart);

	return {
		first: () => startAll(['services']),

		/** Asks for what is due now that an input has told something. */
		advance(inputs: Inputs) {
			startEarly();
			if (essentials.every(each => isSettled(inputs[each]))) {
				startAll(laterResources);
				startGateways();
			}
		},

		stop: () => clearTimeout(headStart),
	};
};
