import type {Connection} from '../kubernetes/connection/connection.ts';
import type {Resource} from '../model/records.ts';
import {type discoveredResources, firstResources, laterResources} from '../model/resources.ts';
import {essentials, type Inputs, isSettled} from '../model/sync-status.ts';
import {gatewayApiStart} from './gateway-inputs.ts';

/** Milliseconds after which the other resources are listed, whether Services have been answered or not. */
const maxHeadStartMs = 150;

type Steps = {
	/** Lists a resource; `group` is its API group where that is not the usual one. */
	start(resource: Resource, group?: string): void;
	absent(resource: (typeof discoveredResources)[number]): void;
	/** Services have had their head start. */
	begun(): void;
};

/** The order in which the resources of a cluster are listed: what the user wants to see comes first, what few rules read comes last. */
export const createListOrder = (connection: Connection, signal: AbortSignal, {start, absent, begun}: Steps) => {
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

	/** Services are listed first and alone: they are what the user wants to see, and every connection costs a handshake. */
	const startEarly = () => {
		clearTimeout(headStart);
		if (started.size === 1 && !signal.aborted) {
			startAll(firstResources);
			begun();
		}
	};
	const headStart = setTimeout(startEarly, maxHeadStartMs);

	return {
		first: () => startAll(['services']),

		/** Lists what is due now that the state of an input has changed. */
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
