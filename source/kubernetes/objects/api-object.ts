import type {Resource} from '../../model/records.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {kinds} from '../kinds/index.ts';
import {pathOf} from '../paths.ts';

const silence = 15_000;

/** A kind that is watched, as manifests name it. */
export type KindName = (typeof kinds)[Resource]['kind'];

/** `namespace` is '' where its kind is in none. */
export type ApiObject = {readonly kind: KindName; readonly namespace: string; readonly name: string};

/** The collection that objects of a kind are read from. */
const collectionOf = (kind: KindName): Resource => Object.values(kinds).find(each => each.kind === kind)!.resource;

/** One object as the server has it, not sanitised. Rejects with a ClusterError that says so where it is gone. */
export const readObject = async (
	connection: Connection,
	{kind, namespace, name}: ApiObject,
	signal: AbortSignal,
): Promise<unknown> => {
	const resource = collectionOf(kind);
	const home = namespace === '' ? undefined : namespace;
	try {
		return await readJson(connection, {
			path: `${pathOf(resource, home)}/${encodeURIComponent(name)}`,
			action: {verb: 'get', resource, namespace: home},
			silence,
			signal,
		});
	} catch (error) {
		if (error instanceof ClusterError && error.kind === 'absent') {
			const where = home === undefined ? '' : ` in namespace ${home}`;
			throw new ClusterError('absent', `There is no ${kind} ${name}${where} any more.`);
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
