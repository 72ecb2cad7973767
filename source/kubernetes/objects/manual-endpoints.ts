import type {ManualEndpoints} from '../../model/view-parts.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {type Json, list, object, text} from '../wire/json.ts';

const silence = 10_000;
/** Objects of one answer: one of them can have a thousand addresses. */
const page = '100';
/** Answers that are read: a namespace with more objects is one of many Services, and not worth the while. */
const mostPages = 50;

const addressesOf = (subset: Json) => {
	const {addresses, notReadyAddresses} = object(subset);
	return list(addresses).length + list(notReadyAddresses).length;
};

/** Endpoints of the API's JSON, as far as they are kept. */
export const manualEndpoints = (value: Json): ManualEndpoints => {
	const endpoints = object(value);
	const {name, labels, annotations} = object(endpoints.metadata);
	return {
		name: text(name),
		addresses: list(endpoints.subsets).reduce<number>((sum, subset) => sum + addressesOf(subset), 0),
		...(object(labels)['endpointslice.kubernetes.io/skip-mirror'] === 'true' && {isSkipped: true as const}),
		...('control-plane.alpha.kubernetes.io/leader' in object(annotations) && {isLeader: true as const}),
	};
};

/**
 * All v1 Endpoints of a namespace; undefined where they may not be read, or are too many. They are deprecated, and read
 * only where a Service has nothing else. Rejects where the server does not answer.
 */
export const listManualEndpoints = async (
	connection: Connection,
	namespace: string,
	signal: AbortSignal,
): Promise<readonly ManualEndpoints[] | undefined> => {
	const found: ManualEndpoints[] = [];
	let next = '';
	try {
		for (let read = 0; read < mostPages; read++) {
			const query = new URLSearchParams({limit: page, ...(next !== '' && {continue: next})});
			const answer = object(
				await readJson(connection, {
					path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/endpoints?${query}`,
					action: {verb: 'list', resource: 'endpoints', namespace},
					silence,
					signal,
				}),
			);
			found.push(...list(answer.items).map(manualEndpoints));
			next = text(object(answer.metadata).continue);
			if (next === '') {
				return found;
			}
		}

		return undefined;
	} catch (error) {
		// They only add a reason: without it the finding stands as it is.
		if (error instanceof ClusterError && (error.kind === 'forbidden' || error.kind === 'absent')) {
			return undefined;
		}

		throw error;
	}
};
