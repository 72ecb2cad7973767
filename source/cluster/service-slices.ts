import type {EndpointSlice} from '../model/objects.ts';
import type {Connection} from './connection.ts';
import {endpointSlice} from './json/endpoint-slice.ts';
import {list, object} from './json/fields.ts';
import {readJson} from './read-json.ts';
import {pathOf} from './resources.ts';

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
	return list(object(found).items).map(endpointSlice);
};
