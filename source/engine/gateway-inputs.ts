import type {Connection} from '../kubernetes/connection/connection.ts';
import {discoverGatewayApi} from '../kubernetes/watch/gateway-discovery.ts';
import {discoveredResources} from '../model/resources.ts';

type GatewayResource = (typeof discoveredResources)[number];

type Steps = {
	start(resource: GatewayResource, group: string | undefined): void;
	absent(resource: GatewayResource): void;
};

const startServed = async (
	connection: Pick<Connection, 'request' | 'server'>,
	signal: AbortSignal,
	{start, absent}: Steps,
) => {
	const served = await discoverGatewayApi(connection, discoveredResources, signal).catch(() => undefined);
	for (const resource of signal.aborted ? [] : discoveredResources) {
		const group = served?.get(resource);
		if (served === undefined || group !== undefined) {
			start(resource, group);
		} else {
			absent(resource);
		}
	}
};

/**
 * Returns a function that starts the resources of the Gateway API when it is first called. One discovery request names those
 * that the server has; the others are absent. Where discovery fails each one is started, and reports its own problem.
 */
export const gatewayApiStart = (
	connection: Pick<Connection, 'request' | 'server'>,
	signal: AbortSignal,
	steps: Steps,
): (() => void) => {
	let hasStarted = false;
	return () => {
		if (!hasStarted && !signal.aborted) {
			hasStarted = true;
			void startServed(connection, signal, steps);
		}
	};
};
