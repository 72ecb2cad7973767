import type {MachineRequest} from '../../model/machine/machine.ts';
import type {ServicePort} from '../../model/objects.ts';
import type {ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {readProxyReply} from '../requests/proxy-reply.ts';
import type {OutsideRecorder} from './outside-hops.ts';

/** What the application itself answers: a status, or a failure behind the API server. undefined where that could not be asked. */
export type ApplicationAnswer = {readonly code: number; readonly detail: string} | {readonly failure: string};

/**
 * Asks a Service for the same path by way of the API server, past the controller: GET only, and under another host. Records
 * it as a hop; resolves to undefined where the API server does not let it.
 */
export const askApplication = async (
	{service}: ServiceView,
	port: ServicePort,
	{path}: Pick<MachineRequest, 'path'>,
	{
		proxy,
		signal,
		recorder,
	}: {
		readonly proxy: ServiceProxy | undefined;
		readonly signal: AbortSignal;
		readonly recorder: OutsideRecorder;
	},
): Promise<ApplicationAnswer | undefined> => {
	if (proxy === undefined || signal.aborted || service.type === 'ExternalName') {
		return undefined;
	}

	const {namespace, name} = service;
	const scheme = claimedScheme(port) === 'https' ? 'https:' : '';
	const reply = await proxy(
		`/api/v1/namespaces/${namespace}/services/${scheme}${name}:${port.port}/proxy${path}`,
		signal,
	);
	const target = `${name}:${port.port}${path}`;
	const common = {hop: 'http', target, ms: reply.ms, tool: 'API server'} as const;
	if (reply.outcome !== 'answered') {
		const detail = reply.outcome === 'denied' ? 'forbidden: needs get on services/proxy' : reply.problem;
		recorder.found({...common, outcome: reply.outcome === 'denied' ? 'exec-denied' : 'exec-failed', detail});
		return undefined;
	}

	const {outcome, detail, status} = readProxyReply(reply);
	recorder.found({...common, outcome, detail: `${detail} (asked through the API server)`});
	return status === undefined ? {failure: detail} : {code: Number.parseInt(status, 10), detail: status};
};
