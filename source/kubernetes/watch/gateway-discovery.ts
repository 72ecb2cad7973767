import type {Resource} from '../../model/records.ts';
import {readBody} from '../connection/body.ts';
import type {Connection} from '../connection/connection.ts';
import {ClusterError} from '../errors.ts';
import {list, object, text} from '../wire/json.ts';

const group = '/apis/gateway.networking.k8s.io';

/** Milliseconds. */
const silence = 30_000;

/** Versions that a resource may have where it is none of the first: experimental ones, and those of older releases. */
const earlierVersions = ['v1beta1', 'v1alpha3', 'v1alpha2'] as const;

type Asking = {readonly connection: Pick<Connection, 'request' | 'server'>; readonly signal: AbortSignal};

/** The resources of one version of the group; [] where the server does not have it. */
const servedIn = async (version: string, {connection, signal}: Asking): Promise<readonly string[]> => {
	const action = {verb: 'get', resource: 'gateway.networking.k8s.io', namespace: undefined};
	try {
		const response = await connection.request({path: `${group}/${version}`, action, silence, signal});
		const body = await readBody(response, connection.server);
		return list(object(JSON.parse(body)).resources).map(each => text(object(each).name));
	} catch (error) {
		if (error instanceof ClusterError && (error.kind === 'absent' || error.kind === 'forbidden')) {
			return [];
		}

		if (error instanceof SyntaxError) {
			throw new ClusterError('malformed', `${connection.server} told what it serves in no known format.`, {
				cause: error,
			});
		}

		throw error;
	}
};

/**
 * Which of these resources of the Gateway API a server has, each with the API path to ask for it: in v1 where it has that,
 * else in the newest version it has. A server without the Gateway API has none, and is asked once. Rejects with a
 * ClusterError where it can't be told, or with an AbortError.
 */
export const discoverGatewayApi = async <R extends Resource>(
	connection: Asking['connection'],
	wanted: readonly R[],
	signal: AbortSignal,
): Promise<ReadonlyMap<R, string>> => {
	const current = {version: 'v1', served: await servedIn('v1', {connection, signal})};
	const isWhole = current.served.length === 0 || wanted.every(resource => current.served.includes(resource));
	const earlier = isWhole
		? []
		: await Promise.all(
				earlierVersions.map(async version => ({version, served: await servedIn(version, {connection, signal})})),
			);
	return new Map(
		wanted.flatMap((resource): ReadonlyArray<readonly [R, string]> => {
			const found = [current, ...earlier].find(({served}) => served.includes(resource));
			return found === undefined ? [] : [[resource, `${group}/${found.version}`]];
		}),
	);
};
