import type {Snapshot} from '../../engine/snapshot.ts';
import type {Service} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../../probes/attempts/find-tools.ts';
import {clients} from '../../probes/clients.ts';
import {createSingleAsk, type SingleAsk} from '../../probes/repeat/single-ask.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {domainName} from '../../probes/trace/walk/walk-names.ts';
import type {ProbeSession} from './probe-session.ts';

/** Clients of a namespace that are looked into for tools, one after another: each costs a command. */
const mostClients = 3;

/** Who asks, how, and by which name a Service is asked for. */
export type Asker = {readonly client: Target; readonly ask: SingleAsk; readonly nameOf: (service: Service) => string};

/** Who asks for a namespace: pods that are no backend of what is asked come first. A sentence where nobody can. */
export const askerOf = async (
	views: readonly ServiceView[],
	found: Pick<Snapshot, 'clusterStore'>,
	session: ProbeSession,
): Promise<Asker | string> => {
	const [first] = views;
	const {namespace} = first!.service;
	const backends = new Set(views.flatMap(({pods}) => pods.map(({name}) => name)));
	const choices = clients(first!, found.clusterStore.podsIn(namespace))
		.toSorted((a, b) => Number(backends.has(a.pod.name)) - Number(backends.has(b.pod.name)))
		.slice(0, mostClients);
	for (const {target: client} of choices) {
		const site = {client, exec: session.exec, signal: session.signal, limits: session.limits};
		const tools = await forEachYield(
			findTools(site, () => 0),
			() => {},
		);
		if (!('kind' in tools) && tools.hasShell && tools.tools.size > 0) {
			return {client, ask: createSingleAsk(site, tools), nameOf: service => domainName(service, tools)};
		}
	}

	return choices.length === 0
		? `no pod of namespace ${namespace} runs`
		: `none of the pods tried in namespace ${namespace} has a network tool`;
};
