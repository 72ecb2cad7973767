import {portLabel} from '../../model/ports/chosen-ports.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../attempts/find-tools.ts';
import type {ProbeProgress, ProbeSite} from '../probe.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {forEachYield, stream} from '../trace/async-generators.ts';
import {alongPath} from '../trace/hop.ts';
import {hostPort} from '../trace/trace-plan.ts';
import {recordHops} from '../trace/walk/hop-recorder.ts';
import {isConnected, probePort} from '../trace/walk/probe-port.ts';
import type {Knock} from './ask-entrances.ts';
import {type Entrance, entrancesOf} from './objects/entrances.ts';
import type {OutsidePort} from './trace-entrances.ts';
import {entranceResult} from './verdicts/entrance-verdict.ts';

type NodeSite = ProbeSite & {readonly nodes: Parameters<typeof entrancesOf>[2]};

/** Connects to the NodePort of a port at each node, from one container. */
const askPort = async (
	view: ServiceView,
	index: number,
	site: NodeSite,
	tools: Parameters<typeof probePort>[1]['containerTools'],
	emit: (progress: ProbeProgress) => void,
): Promise<OutsidePort> => {
	const {service} = view;
	const port = service.ports[index]!;
	const opened = entrancesOf(service, port, site.nodes).filter(({kind}) => kind === 'node-port');
	if (port.protocol !== 'TCP' || opened.length === 0) {
		const why = opened.length === 0 ? 'it has no NodePort that could be asked' : `${port.protocol} is not asked`;
		return {port, hops: [], notes: [`Port ${portLabel(port)} at the nodes: ${why}.`]};
	}

	let steps = 0;
	const recorder = recordHops(site.client, {nextId: () => ++steps, emit});
	const ask = async (entrance: Entrance): Promise<readonly Knock[]> => {
		const {address, port: number, node} = entrance;
		const target = hostPort(address, number);
		const title = `node-port ${target} ${node}`;
		const scheme = claimedScheme(port);
		const end = await probePort(
			{title, host: address, port: number, scheme},
			{site, containerTools: tools, ...recorder},
		);
		recorder.found('node-port', target, '', end, title);
		if (end.kind !== 'answered') {
			return [];
		}

		const isOpen = isConnected(end.answer);
		const failure = end.answer.outcome === 'conn-refused' ? 'conn-refused' : 'conn-timeout';
		return [
			{
				...{entrance, asked: [address], open: isOpen ? address : undefined, detail: end.answer.detail},
				outcome: isOpen ? 'ok' : failure,
			},
		];
	};
	const knocks = (await Promise.all(opened.map(ask))).flat();
	const served = new Set(usableOn(endpointRows(view), index).map(({node}) => node));
	const {verdict} = entranceResult({service, port, knocks, nodes: site.nodes, served, source: undefined}, false);
	const isSilent = knocks.length > 0 && knocks.every(({outcome}) => outcome !== 'ok');
	return {
		port,
		hops: alongPath(recorder.hops()),
		notes: isSilent ? [`NodePort ${port.nodePort} answers ${site.client.pod} at no node.`] : [],
		...(verdict !== undefined && !isSilent && {verdict}),
	};
};

/**
 * Asks the NodePorts of a Service at each node from a container, which is best one on the network of a node itself. `indexes`
 * are the places of the ports among the Service's. [] where the container has no tool. Yields hops as they finish.
 */
export const askNodePorts = (
	view: ServiceView,
	indexes: readonly number[],
	site: NodeSite,
): AsyncGenerator<ProbeProgress, readonly OutsidePort[]> =>
	stream(async emit => {
		const tools = await forEachYield(
			findTools(site, () => 0),
			emit,
		);
		return 'kind' in tools || !tools.hasShell || tools.tools.size === 0
			? []
			: Promise.all(indexes.map(index => askPort(view, index, site, tools, emit)));
	});
