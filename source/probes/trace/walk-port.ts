import type {ServiceView} from '../../model/service-view.ts';
import type {ProbeSite} from '../probe.ts';
import {claimedScheme} from '../proposed-url.ts';
import type {Toolbox} from '../toolbox.ts';
import {askPort} from './ask-port.ts';
import {askBackend, askDatagrams, type Backend, type Dial} from './backend-hops.ts';
import type {Hop, HopName, ProbedPort} from './hop.ts';
import {type HopRecorder, hopTitle} from './hop-recorder.ts';
import {hostPort, type Route, type RouteEndpoint} from './route.ts';

/** Who asks a port. */
export type PortAsking = {
	readonly site: ProbeSite;
	readonly toolbox: Toolbox;
	readonly recorder: HopRecorder;
	readonly dial: Dial;
	/** Whether the full name leads where it should; resolves once it was asked for. */
	readonly isNameRight: () => Promise<boolean>;
	/** The full name without the dot that ends it. */
	readonly domainName: string;
};

/** Whether an endpoint is worth a look from inside. */
const isUnreached = ({outcome}: Hop) =>
	['conn-refused', 'conn-timeout', 'conn-fail-unknown', 'no-route', 'net-unreach', 'eacces'].includes(outcome);

/** The pod behind an endpoint, with the first of its containers that runs. */
const backendOf = ({service, pods}: ServiceView, endpoint: RouteEndpoint): Backend => ({
	...endpoint,
	namespace: service.namespace,
	container: pods.find(pod => pod.name === endpoint.pod)?.statuses.find(({state}) => state.kind === 'running')?.name,
});

/** Opens a connection to the port, and records how that ended. */
const connect = async (
	{port}: Route,
	{site, toolbox, recorder}: PortAsking,
	hop: HopName,
	{address, port: number, pod}: Pick<RouteEndpoint, 'address' | 'port' | 'pod'>,
) => {
	const target = hostPort(address, number);
	const question = {
		title: hopTitle(hop, target, pod),
		host: address,
		port: number,
		scheme: port && claimedScheme(port),
	};
	const end = await askPort(question, {site, toolbox, ...recorder});
	recorder.found(hop, target, pod, end);
	return end;
};

/** The Service's own address and then, where that answers HTTP, the whole of it as an application would: by the name. */
const askService = async (route: Route, asking: PortAsking) => {
	const {port, address} = route;
	if (!route.isDialled || port === undefined || address === undefined) {
		return;
	}

	const reached = await connect(route, asking, 'service', {address, port: port.port, pod: ''});
	const isHttp = reached.kind === 'answered' && reached.answer.isHttp && claimedScheme(port) !== undefined;
	if (isHttp && (await asking.isNameRight()) && !asking.site.signal.aborted) {
		await connect(route, asking, 'http', {address: asking.domainName, port: port.port, pod: ''});
	}
};

/** An endpoint from outside and, where it is not reached, its pod from inside. */
const askEndpoint = async (
	route: Route,
	asking: PortAsking,
	endpoint: RouteEndpoint,
): Promise<ProbedPort | undefined> => {
	const {site, recorder, dial} = asking;
	if (!route.isDialled) {
		return route.port?.protocol === 'UDP' && endpoint.pod !== ''
			? askDatagrams(backendOf(route.view, endpoint), site, recorder, recorder.found)
			: undefined;
	}

	const target = hostPort(endpoint.address, endpoint.port);
	await connect(route, asking, 'endpoint', endpoint);
	const hop = recorder.hops().find(each => each.hop === 'endpoint' && each.target === target);
	// What is no pod cannot be looked into.
	return hop === undefined || !isUnreached(hop) || endpoint.pod === '' || site.signal.aborted
		? undefined
		: askBackend(backendOf(route.view, endpoint), site, dial, recorder, recorder.found);
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
