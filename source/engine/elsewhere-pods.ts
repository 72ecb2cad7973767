import type {Connection} from '../kubernetes/connection/connection.ts';
import {listAllPods} from '../kubernetes/objects/all-pods.ts';
import {keyOf, type Pod} from '../model/objects.ts';

/** The pods of namespaces that are not watched, as they were when they were last listed. */
export type ElsewherePods = {
	/** Lists them. Rejects with a ClusterError or an AbortError. */
	list(connection: Connection, signal: AbortSignal): Promise<readonly Pod[]>;
	/** undefined where none was listed of the name. */
	podOf(pod: {readonly namespace: string; readonly name: string}): Pod | undefined;
	/** Another cluster has other pods. */
	forget(): void;
};

/** Nothing is listed yet. */
export const createElsewherePods = (): ElsewherePods => {
	let pods: ReadonlyMap<string, Pod> = new Map();
	return {
		async list(connection, signal) {
			const listed = await listAllPods(connection, signal);
			pods = new Map(listed.map(pod => [keyOf(pod), pod]));
			return listed;
		},
		podOf: ({namespace, name}) => pods.get(`${namespace}/${name}`),
		forget() {
			pods = new Map();
		},
	};
};
