import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {pathOf} from '../paths.ts';
import {object} from '../wire/json.ts';
import type {PodPort} from './pod-port.ts';

/** Milliseconds the server may be silent: someone waits to be told. */
const silence = 3000;

/** Whether a pod stays, is being deleted or is gone. */
export type PodDeletion = 'stays' | 'leaves' | 'gone';

const readDeletion = async (
	connection: Connection,
	{namespace, pod}: Pick<PodPort, 'namespace' | 'pod'>,
	signal: AbortSignal,
): Promise<PodDeletion | undefined> => {
	try {
		const found = await readJson(connection, {
			path: `${pathOf('pods', namespace)}/${encodeURIComponent(pod)}`,
			action: {verb: 'get', resource: 'pods', namespace},
			silence,
			signal,
		});
		return object(object(found).metadata).deletionTimestamp === undefined ? 'stays' : 'leaves';
	} catch (error) {
		return error instanceof ClusterError && error.kind === 'absent' ? 'gone' : undefined;
	}
};

/**
 * Asks the server what becomes of a pod at this moment, once for all who ask meanwhile. undefined where it does not
 * say. Never rejects.
 */
export const createPodDeletionCheck = (connection: Connection, signal: AbortSignal) => {
	const asked = new Map<string, Promise<PodDeletion | undefined>>();
	return (target: Pick<PodPort, 'namespace' | 'pod'>): Promise<PodDeletion | undefined> => {
		const key = `${target.namespace}/${target.pod}`;
		const answer = asked.get(key) ?? readDeletion(connection, target, signal).finally(() => asked.delete(key));
		asked.set(key, answer);
		return answer;
	};
};
