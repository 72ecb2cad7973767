import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {pathOf} from '../paths.ts';

const silence = 15_000;

/** The collections that objects are read from, by kind. */
const collections = {Service: 'services', Pod: 'pods', EndpointSlice: 'endpointslices'} as const;

export type ApiObject = {readonly kind: keyof typeof collections; readonly namespace: string; readonly name: string};

/** One object as the server has it, not sanitised. Rejects with a ClusterError that says so where it is gone. */
export const readObject = async (
	connection: Connection,
	{kind, namespace, name}: ApiObject,
	signal: AbortSignal,
): Promise<unknown> => {
	try {
		return await readJson(connection, {
			path: `${pathOf(collections[kind], namespace)}/${encodeURIComponent(name)}`,
			action: {verb: 'get', resource: collections[kind], namespace},
			silence,
			signal,
		});
	} catch (error) {
		if (error instanceof ClusterError && error.kind === 'absent') {
			throw new ClusterError('absent', `There is no ${kind} ${name} in namespace ${namespace} any more.`);
		}

		throw error;
	}
};

/** The EndpointSlices that carry a Service's name, not sanitised. */
export const readSlices = (
	connection: Connection,
	{namespace, name}: Pick<ApiObject, 'namespace' | 'name'>,
	signal: AbortSignal,
): Promise<unknown> => {
	const query = new URLSearchParams({labelSelector: `kubernetes.io/service-name=${name}`});
	return readJson(connection, {
		path: `${pathOf('endpointslices', namespace)}?${query}`,
		action: {verb: 'list', resource: 'endpointslices', namespace},
		silence,
		signal,
	});
};
