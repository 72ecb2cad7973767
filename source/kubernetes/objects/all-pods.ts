import type {Pod} from '../../model/objects.ts';
import {codecsOf} from '../codecs.ts';
import type {Connection} from '../connection/connection.ts';
import {decompressed} from '../connection/decompress.ts';
import {fromSocket} from '../errors.ts';
import {pathOf} from '../paths.ts';
import {chosenCodec} from '../watch/chosen-codec.ts';

/** Milliseconds the server may be silent. */
const silence = 30_000;

/** The pods of all namespaces, as the server has them at this moment. Rejects with a ClusterError or an AbortError. */
export const listAllPods = async (connection: Connection, signal: AbortSignal): Promise<readonly Pod[]> => {
	const codecs = codecsOf('pods');
	const pods: Pod[] = [];
	const response = await connection.request({
		path: `${pathOf('pods', undefined)}?resourceVersion=0`,
		action: {verb: 'list', resource: 'pods', namespace: undefined},
		accept: Object.keys(codecs).join(','),
		isCompressed: true,
		silence,
		signal,
	});
	try {
		const reader = chosenCodec(response, codecs, connection.server).list();
		for await (const chunk of decompressed(response)) {
			pods.push(...reader.push(chunk));
		}

		reader.end();
		return pods;
	} catch (error) {
		throw fromSocket(error, connection.server);
	}
};
