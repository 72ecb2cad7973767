import type {Dial} from '../../../model/pod-access/dial.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {ContainerTools} from '../../attempts/container-tools.ts';
import {claimsDns} from '../../names/dns-port.ts';
import {isHeadless} from '../../names/expected-name.ts';
import type {ProbeSite} from '../../probe.ts';
import {claimedScheme} from '../../requests/proposed-url.ts';
import type {Hop, HopName, ProbedPort} from '../hop.ts';
import {hostPort, type PlannedEndpoint, type TracePlan} from '../trace-plan.ts';
import type {TraceSite} from '../trace-site.ts';
import {type HopRecorder, hopTitle} from './hop-recorder.ts';
import {type Backend, probeBackend} from './probe-backend.ts';
import {probeDns} from './probe-dns.ts';
import {isConnected, type PortAnswer, probePort} from './probe-port.ts';
import {askSockets} from './socket-hops.ts';

/** Who asks a port. */
export type PortAsking = {
	readonly site: ProbeSite;
	readonly containerTools: ContainerTools;
	readonly recorder: HopRecorder;
	readonly dial: Dial;
	readonly enterDebug: TraceSite['enterDebug'];
	/** Whether the full name leads where it should; resolves once it was asked for. */
	readonly isNameRight: () => Promise<boolean>;
	/** The full name without the dot that ends it. */
	readonly domainName: string;
};

/** Whether an endpoint is worth a look from inside. */
const isUnreached = ({outcome}: Pick<Hop, 'outcome'>) =>
	['conn-refused', 'conn-timeout', 'conn-fail-unknown', 'no-route', 'net-unreach', 'eacces'].includes(outcome);

/** Whether anything can be asked of the addresses themselves: SCTP opens with no tool, UDP answers who speaks its protocol. */
const isAskedFromOutside = ({port, isDialled}: TracePlan) =>
	isDialled || (port !== undefined && port.protocol === 'UDP' && claimsDns(port));

/** The pod behind an endpoint, with the containers of it that run. */
const backendOf = ({service, pods}: ServiceView, endpoint: PlannedEndpoint): Backend => ({
	...endpoint,
	namespace: service.namespace,
	containers: (pods.find(pod => pod.name === endpoint.pod)?.statuses ?? [])
		.filter(({state}) => state.kind === 'running')
		.map(({name}) => name),
});

/** Opens a connection to the port, or asks it a DNS question, and records how that ended. */
const ask = async (
	{port}: TracePlan,
	{site, containerTools, recorder}: PortAsking,
	hop: HopName,
	{address, port: number, pod}: Pick<PlannedEndpoint, 'address' | 'port' | 'pod'>,
) => {
	const target = hostPort(address, number);
	const question = {title: recorder.asking(hop, target, pod), host: address, port: number};
	const asker = {site, containerTools, ...recorder};
	const dns =
		port !== undefined && port.protocol !== 'SCTP' && claimsDns(port)
			? await probeDns({...question, protocol: port.protocol}, asker)
			: undefined;
	// Over TCP a connection tells something too, where no tool of the client speaks DNS.
	const end =
		dns !== undefined && (dns.kind !== 'unanswered' || port?.protocol === 'UDP')
			? dns
			: await probePort({...question, scheme: port && claimedScheme(port)}, asker);
	recorder.found(hop, target, pod, end);
	return end;
};

/** The whole of it as an application would: by the name, where HTTP answered a moment ago. */
const askByName = async (plan: TracePlan, context: PortAsking, reached: readonly PortAnswer[]) => {
	const {port} = plan;
	const isHttp = reached.some(end => end.kind === 'answered' && end.answer.isHttp && isConnected(end.answer));
	if (isHttp && port !== undefined && claimedScheme(port) !== undefined && (await context.isNameRight())) {
		if (!context.site.signal.aborted) {
			await ask(plan, context, 'http', {address: context.domainName, port: port.port, pod: ''});
		}
	}
};

/** The Service's own address, then its name. */
const askService = async (plan: TracePlan, context: PortAsking) => {
	const {port, address} = plan;
	if (isAskedFromOutside(plan) && port !== undefined && address !== undefined) {
		await askByName(plan, context, [await ask(plan, context, 'service', {address, port: port.port, pod: ''})]);
	}
};

/**
 * An endpoint from outside. Of a headless Service that is what its name leads to, at the Service's port; the port of its
 * slices is asked beside it where it is another one.
 */
const reach = async (plan: TracePlan, context: PortAsking, endpoint: PlannedEndpoint) => {
	if (!isHeadless(plan.view)) {
		return ask(plan, context, 'endpoint', endpoint);
	}

	const {address, port, targetPort, pod} = endpoint;
	if (targetPort !== undefined) {
		const [end] = await Promise.all([
			ask(plan, context, 'service', endpoint),
			ask(plan, context, 'endpoint', {address, port: targetPort, pod}),
		]);
		return end;
	}

	const end = await ask(plan, context, 'service', endpoint);
	const target = hostPort(address, port);
	context.recorder.found('endpoint', target, pod, end, hopTitle('service', target, pod));
	return end;
};

/** An endpoint from outside, by `reached`, and where it is not reached, its pod from inside. */
const askEndpoint = async (
	plan: TracePlan,
	context: PortAsking,
	endpoint: PlannedEndpoint,
	reached: (endpoint: PlannedEndpoint) => Promise<PortAnswer>,
): Promise<ProbedPort | undefined> => {
	const {site, recorder, dial} = context;
	const {port} = plan;
	const end = isAskedFromOutside(plan) ? await reached(endpoint) : undefined;
	// What is no pod cannot be looked into.
	if (port === undefined || endpoint.pod === '' || site.signal.aborted) {
		return undefined;
	}

	const backend = backendOf(plan.view, endpoint);
	if (port.protocol !== 'TCP') {
		return end?.kind === 'answered' && end.answer.outcome === 'ok'
			? undefined
			: askSockets(backend, port.protocol, context, recorder, recorder.found);
	}

	return end?.kind === 'answered' && isUnreached(end.answer)
		? probeBackend(backend, site, dial, recorder, recorder.found)
		: undefined;
};

/**
 * Asks one port of a Service: its own address and the endpoints side by side, then a look into each backend that did not
 * answer. Returns what the backends were seen to listen on.
 */
export const walkPort = async (plan: TracePlan, context: PortAsking): Promise<readonly ProbedPort[]> => {
	const ends: PortAnswer[] = [];
	const reached = async (endpoint: PlannedEndpoint) => {
		const end = await reach(plan, context, endpoint);
		ends.push(end);
		return end;
	};

	const [, ...ports] = await Promise.all([
		askService(plan, context),
		...plan.endpoints.map(endpoint => askEndpoint(plan, context, endpoint, reached)),
	]);
	// The name of a headless Service leads to the endpoints themselves.
	if (isHeadless(plan.view)) {
		await askByName(plan, context, ends);
	}

	return ports.filter(port => port !== undefined);
};
