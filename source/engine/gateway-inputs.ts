import type {Connection} from '../kubernetes/connection/connection.ts';
import {discoverGatewayApi} from '../kubernetes/watch/gateway-discovery.ts';
import {discoveredResources} from '../model/resources.ts';

type GatewayResource = (typeof discoveredResources)[number];

type Steps = {
	start(resource: GatewayResource, group: string | undefined): void;
	absent(resource: GatewayResource): void;
};

const follow = async (
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
 * Returns what follows, when first called, all that a server has of the Gateway API: one request tells, and what it does
 * not have is not asked for. Where that can't be told each is asked for by itself, and says what is wrong.
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
			void follow(connection, signal, steps);
		}
	};
};
