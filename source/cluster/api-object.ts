import type {Connection} from './connection.ts';
import {ClusterError} from './errors.ts';
import {readJson} from './read-json.ts';

const silence = 15_000;

/** The collections that objects are read from, by kind. */
const collections = {
	Service: {root: '/api/v1', resource: 'services'},
	Pod: {root: '/api/v1', resource: 'pods'},
	EndpointSlice: {root: '/apis/discovery.k8s.io/v1', resource: 'endpointslices'},
} as const;

export type ApiObject = {readonly kind: keyof typeof collections; readonly namespace: string; readonly name: string};

/** The path below which the objects of a kind lie in one namespace. */
const collectionPath = (kind: ApiObject['kind'], namespace: string) => {
	const {root, resource} = collections[kind];
	return `${root}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
};

/** One object as the server has it, not sanitised. Rejects with a ClusterError that says so where it is gone. */
export const readObject = async (
	connection: Connection,
	{kind, namespace, name}: ApiObject,
	signal: AbortSignal,
): Promise<unknown> => {
	try {
		return await readJson(connection, {
			path: `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`,
			action: {verb: 'get', resource: collections[kind].resource, namespace},
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
		path: `${collectionPath('EndpointSlice', namespace)}?${query}`,
		action: {verb: 'list', resource: 'endpointslices', namespace},
		silence,
		signal,
	});
};
