import type {EndpointSlice} from '../../model/objects.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {endpointslices} from '../kinds/endpointslices.ts';
import {pathOf} from '../paths.ts';
import {list, object} from '../wire/json.ts';

/** Milliseconds the server may be silent. */
const silence = 10_000;

/** The EndpointSlices of one Service as the server has them at this moment. Rejects with a ClusterError or an AbortError. */
export const readSlices = async (
	connection: Connection,
	{namespace, name}: {readonly namespace: string; readonly name: string},
	signal: AbortSignal,
): Promise<readonly EndpointSlice[]> => {
	const query = new URLSearchParams({labelSelector: `kubernetes.io/service-name=${name}`, resourceVersion: '0'});
	const found = await readJson(connection, {
		path: `${pathOf('endpointslices', namespace)}?${query}`,
		action: {verb: 'list', resource: 'endpointslices', namespace},
		silence,
		signal,
	});
	return list(object(found).items).map(endpointslices.fromJson);
};
