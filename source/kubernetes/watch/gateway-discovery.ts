import type {Resource} from '../../model/records.ts';
import {readBody} from '../connection/body.ts';
import type {Connection} from '../connection/connection.ts';
import {ClusterError} from '../errors.ts';
import {list, object, text} from '../wire/json.ts';

const group = '/apis/gateway.networking.k8s.io';

/** Milliseconds. */
const silence = 30_000;

/**
 * Which of these resources of the Gateway API a server has, by one request, each with the API path to ask for it. A
 * server without the Gateway API has none. Rejects with a ClusterError where it can't be told, or with an AbortError.
 */
export const discoverGatewayApi = async <R extends Resource>(
	connection: Pick<Connection, 'request' | 'server'>,
	wanted: readonly R[],
	signal: AbortSignal,
): Promise<ReadonlyMap<R, string>> => {
	const action = {verb: 'get', resource: 'gateway.networking.k8s.io', namespace: undefined};
	try {
		const response = await connection.request({path: `${group}/v1`, action, silence, signal});
		const body = await readBody(response, connection.server);
		const served = list(object(JSON.parse(body)).resources).map(each => text(object(each).name));
		return new Map(
			wanted.flatMap((resource): ReadonlyArray<readonly [R, string]> => {
				if (served.includes(resource)) {
					return [[resource, `${group}/v1`]];
				}

				// Of the first version only since 1.5 of the Gateway API.
				return resource === 'referencegrants' && served.length > 0 ? [[resource, `${group}/v1beta1`]] : [];
			}),
		);
	} catch (error) {
		if (error instanceof ClusterError && (error.kind === 'absent' || error.kind === 'forbidden')) {
			return new Map();
		}

		if (error instanceof SyntaxError) {
			throw new ClusterError('malformed', `${connection.server} told what it serves in no known format.`, {
				cause: error,
			});
		}

		throw error;
	}
};
