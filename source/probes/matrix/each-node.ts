import type {Pod, Service} from '../../model/objects.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../attempts/find-tools.ts';
import {clients, clientsElsewhere} from '../clients.ts';
import type {ProbeLimits} from '../limits.ts';
import {createSingleAsk, type SingleAsk} from '../repeat/single-ask.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {forEachYield} from '../trace/async-generators.ts';
import {hostPort} from '../trace/trace-plan.ts';
import type {NodeAnswer, NodeRow} from './node-verdict.ts';

/** Pods of a node that are looked into for tools. */
const mostPods = 3;
/** How often an address has to fail in a row before it counts as failing. */
const times = 3;

type Options = {
	readonly exec: Exec;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	/** Nodes that are asked, the first ones by name; undefined for all. */
	readonly mostNodes?: number;
};

/** Pods of a node to ask from, those of the Service's namespace first; what is on the node's own network sees other rules. */
const candidatesOn = (node: string, view: ServiceView, pods: readonly Pod[]): readonly Target[] => {
	const here = pods.filter(pod => pod.node === node && !pod.isOnHostNetwork);
	const {namespace} = view.service;
	return [
		...clients(
			view,
			here.filter(pod => pod.namespace === namespace),
		),
		...[...clientsElsewhere(view, here)].flat(),
	]
		.map(({target}) => target)
		.slice(0, mostPods);
};

/** The first of some pods that has a tool, with its way to ask; undefined where none has. */
const equipped = async (targets: readonly Target[], options: Options) => {
	for (const client of targets) {
		const site = {client, ...options};
		const tools = await forEachYield(
			findTools(site, () => 0),
			() => {},
		);
		if (!('kind' in tools) && tools.hasShell && tools.tools.size > 0) {
			return {client, ask: createSingleAsk(site, tools)};
		}
	}

	return undefined;
};

/** Asks up to three times, until it answers: what fails once may have met a request on its way out. */
const askFirmly = async (
	ask: SingleAsk,
	host: string,
	port: number,
	scheme: 'http' | 'https' | undefined,
): Promise<NodeAnswer> => {
	let last: NodeAnswer | undefined;
	for (let turn = 0; turn < times && last?.state !== 'answers'; turn++) {
		const {state, detail} = await ask({host, port, scheme});
		last = {state, target: hostPort(host, port), detail};
	}

	return last!;
};

const isLeftOut = ({isInternallyLocal}: Service, node: string, nodes: readonly string[]) =>
	isInternallyLocal === true && !nodes.includes(node);

/**
 * Asks the address of a Service and one endpoint of it from one of `pods` on each node. `place` is that of the port among the
 * Service's. [] for a Service that has no address, or whose port is no TCP one.
 */
export const askFromEachNode = async (
	view: ServiceView,
	place: number,
	pods: readonly Pod[],
	options: Options,
): Promise<readonly NodeRow[]> => {
	const {service} = view;
	const port = service.ports[place];
	const [address] = service.clusterIPs;
	const usable = usableOn(endpointRows(view), place);
	const [endpoint] = usable;
	if (port?.protocol !== 'TCP' || address === undefined || address === 'None' || endpoint === undefined) {
		return [];
	}

	const nodes = [...new Set(pods.map(({node}) => node).filter(Boolean))].sort().slice(0, options.mostNodes);
	const scheme = claimedScheme(port);
	return Promise.all(
		nodes.map(async (node): Promise<NodeRow> => {
			const found = await equipped(candidatesOn(node, view, pods), options);
			if (found === undefined) {
				return {node, reason: 'none of the pods tried on this node has a network tool'};
			}

			const {client, ask} = found;
			return {
				node,
				pod: `${client.namespace}/${client.pod}`,
				address: await askFirmly(ask, address, port.port, scheme),
				endpoint: await askFirmly(ask, endpoint.address, endpoint.ports[place]!, scheme),
				...(isLeftOut(
					service,
					node,
					usable.map(each => each.node),
				) && {isLeftOut: true}),
			};
		}),
	);
};
