import type {Target} from '../../model/pod-access/exec.ts';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../../probes/attempts/find-tools.ts';
import {unusableText} from '../../probes/attempts/try-in-order.ts';
import {claimedScheme} from '../../probes/requests/proposed-url.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {isAnswered} from '../../probes/trace/hop.ts';
import {probePort} from '../../probes/trace/walk/probe-port.ts';
import {domainName} from '../../probes/trace/walk/walk-names.ts';
import type {ProbeSession} from '../probing/probe-session.ts';

/** How the question to one port of a Service ended. */
export type PortReply = {
	/** `80 (http)`. */
	readonly label: string;
	/** `unasked`: no tool opens UDP or SCTP. `impossible`: the client could not ask. */
	readonly state: 'answers' | 'fails' | 'unasked' | 'impossible';
	/** What came, in few words. */
	readonly detail: string;
};

const nothing = () => {};

/** Whether a client has a shell, and tools to ask with. */
export const isEquipped = async (client: Target, {exec, signal, limits}: ProbeSession): Promise<boolean> => {
	const found = await forEachYield(
		findTools({client, exec, signal, limits}, () => 0),
		nothing,
	);
	return !('kind' in found) && found.hasShell && found.tools.size > 0;
};

/**
 * Asks each port of a Service once, by its name, as an application in the client would: the name, the Service's address and
 * whichever endpoint it leads to have a part in the answer.
 */
export const askPorts = async (
	{service}: ServiceView,
	client: Target,
	{exec, signal, limits}: ProbeSession,
): Promise<readonly PortReply[]> => {
	let steps = 0;
	const site = {client, exec, signal, limits};
	const nextId = () => ++steps;
	const containerTools = await forEachYield(findTools(site, nextId), nothing);
	return Promise.all(
		service.ports.map(async (port): Promise<PortReply> => {
			const label = portLabel(port);
			if (port.protocol !== 'TCP') {
				return {label, state: 'unasked', detail: `no tool opens ${port.protocol}`};
			}

			if ('kind' in containerTools) {
				return {label, state: 'impossible', detail: containerTools.verdict.sentence};
			}

			const end = await probePort(
				{title: label, host: domainName(service, containerTools), port: port.port, scheme: claimedScheme(port)},
				{site, containerTools, nextId, emit: nothing},
			);
			if (end.kind === 'stopped') {
				return {label, state: 'impossible', detail: end.verdict.sentence};
			}

			if (end.kind === 'unanswered') {
				const detail = unusableText(end) ?? `${client.pod} has no tool that opens a connection.`;
				return {label, state: 'impossible', detail};
			}

			const {mismatch, answer} = end;
			const isOk = isAnswered({outcome: answer.outcome, detail: answer.detail, ...(mismatch && {mismatch})});
			return {label, state: isOk ? 'answers' : 'fails', detail: answer.detail};
		}),
	);
};
