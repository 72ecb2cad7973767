import type {ServiceView} from '../../model/service-view.ts';
import {claimsDns} from '../dns-port.ts';
import type {ProbeSite} from '../probe.ts';
import {claimedScheme} from '../proposed-url.ts';
import type {Toolbox} from '../toolbox.ts';
import {askDns} from './ask-dns.ts';
import {askPort} from './ask-port.ts';
import {askBackend, type Backend, type Dial} from './backend-hops.ts';
import type {Hop, HopName, ProbedPort} from './hop.ts';
import {type HopRecorder, hopTitle} from './hop-recorder.ts';
import {hostPort, type Route, type RouteEndpoint} from './route.ts';
import {askSockets} from './socket-hops.ts';
import type {TraceSite} from './trace-site.ts';

/** Who asks a port. */
export type PortAsking = {
	readonly site: ProbeSite;
	readonly toolbox: Toolbox;
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
const isAskedFromOutside = ({port, isDialled}: Route) =>
	isDialled || (port !== undefined && port.protocol === 'UDP' && claimsDns(port));

/** The pod behind an endpoint, with the containers of it that run. */
const backendOf = ({service, pods}: ServiceView, endpoint: RouteEndpoint): Backend => ({
	...endpoint,
	namespace: service.namespace,
	containers: (pods.find(pod => pod.name === endpoint.pod)?.statuses ?? [])
		.filter(({state}) => state.kind === 'running')
		.map(({name}) => name),
});

/** Opens a connection to the port, or asks it a DNS question, and records how that ended. */
const ask = async (
	{port}: Route,
	{site, toolbox, recorder}: PortAsking,
	hop: HopName,
	{address, port: number, pod}: Pick<RouteEndpoint, 'address' | 'port' | 'pod'>,
) => {
	const target = hostPort(address, number);
	const question = {title: hopTitle(hop, target, pod), host: address, port: number};
	const asker = {site, toolbox, ...recorder};
	const dns =
		port !== undefined && port.protocol !== 'SCTP' && claimsDns(port)
			? await askDns({...question, protocol: port.protocol}, asker)
			: undefined;
	// Over TCP a connection tells something too, where no tool of the client speaks DNS.
	const end =
		dns !== undefined && (dns.kind !== 'unanswered' || port?.protocol === 'UDP')
			? dns
			: await askPort({...question, scheme: port && claimedScheme(port)}, asker);
	recorder.found(hop, target, pod, end);
	return end;
};

/** The Service's own address and then, where that answers HTTP, the whole of it as an application would: by the name. */
const askService = async (route: Route, asking: PortAsking) => {
	const {port, address} = route;
	if (!isAskedFromOutside(route) || port === undefined || address === undefined) {
		return;
	}

	const reached = await ask(route, asking, 'service', {address, port: port.port, pod: ''});
	const isHttp = reached.kind === 'answered' && reached.answer.isHttp && claimedScheme(port) !== undefined;
	if (isHttp && (await asking.isNameRight()) && !asking.site.signal.aborted) {
		await ask(route, asking, 'http', {address: asking.domainName, port: port.port, pod: ''});
	}
};

/** An endpoint from outside and, where it is not reached, its pod from inside. */
const askEndpoint = async (
	route: Route,
	asking: PortAsking,
	endpoint: RouteEndpoint,
): Promise<ProbedPort | undefined> => {
	const {site, recorder, dial} = asking;
	const {port} = route;
	const end = isAskedFromOutside(route) ? await ask(route, asking, 'endpoint', endpoint) : undefined;
	// What is no pod cannot be looked into.
	if (port === undefined || endpoint.pod === '' || site.signal.aborted) {
		return undefined;
	}

	const backend = backendOf(route.view, endpoint);
	if (port.protocol !== 'TCP') {
		return end?.kind === 'answered' && end.answer.outcome === 'ok'
			? undefined
			: askSockets(backend, port.protocol, asking, recorder, recorder.found);
	}

	return end?.kind === 'answered' && isUnreached(end.answer)
		? askBackend(backend, site, dial, recorder, recorder.found)
		: undefined;
};

/**
 * Asks one port of a Service: its own address and the endpoints side by side, then a look into each backend that did not
 * answer. Returns what the backends were seen to listen on.
 */
export const walkPort = async (route: Route, asking: PortAsking): Promise<readonly ProbedPort[]> => {
	const [, ...ports] = await Promise.all([
		askService(route, asking),
		...route.endpoints.map(endpoint => askEndpoint(route, asking, endpoint)),
	]);
	return ports.filter(port => port !== undefined);
};
