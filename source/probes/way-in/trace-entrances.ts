import type {ServicePort} from '../../model/objects.ts';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ProbeProgress} from '../probe.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {stream} from '../trace/async-generators.ts';
import {alongPath, type Hop} from '../trace/hop.ts';
import {askEntrances, type Knock} from './ask-entrances.ts';
import {askWeb} from './ask-web.ts';
import {entrancesOf} from './objects/entrances.ts';
import {recordOutside} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';
import {type EntranceResult, entranceResult} from './verdicts/entrance-verdict.ts';

/** What came of a port of a Service from outside. */
export type OutsidePort = EntranceResult & {
	/** undefined for a Service without ports. */
	readonly port: ServicePort | undefined;
	readonly hops: readonly Hop[];
	/** The first address that opened; undefined where none did, or none was asked. */
	readonly open?: string;
};

const sourceFor = async ({machine}: OutsideSite, knocks: readonly Knock[]) => {
	const [address] = knocks.filter(({outcome}) => outcome !== 'ok').flatMap(({asked}) => asked);
	return address === undefined ? undefined : machine.sourceFor(address);
};

const tracePort = async (
	view: ServiceView,
	index: number,
	site: OutsideSite,
	{emit, place, isWhole}: {emit(progress: ProbeProgress): void; readonly place?: number; readonly isWhole: boolean},
): Promise<OutsidePort> => {
	const {service} = view;
	const port = service.ports[index]!;
	const recorder = recordOutside(emit, place);
	const {nodes = []} = site;
	const label = `Port ${portLabel(port)}`;
	if (port.protocol !== 'TCP') {
		return {port, hops: [], notes: [`${label}: ${port.protocol} is not asked from outside.`]};
	}

	const entrances = entrancesOf(service, port, nodes);
	const knocks = await askEntrances(entrances, site, recorder);
	const open = knocks.find(knock => knock.open !== undefined);
	const scheme = claimedScheme(port);
	if (open?.open !== undefined && scheme !== undefined && !site.signal.aborted) {
		const host = open.entrance.address === open.open ? '' : open.entrance.address;
		await askWeb(
			{address: open.open, port: open.entrance.port},
			{scheme, host, path: '/', method: 'GET', headers: {}},
			site,
			recorder,
		);
	}

	const served = new Set(usableOn(endpointRows(view), index).map(({node}) => node));
	const facts = {service, port, knocks, nodes, served, source: await sourceFor(site, knocks)};
	const unseen =
		site.nodes === undefined && port.nodePort > 0
			? [`NodePort ${port.nodePort} was not asked: the nodes may not be listed.`]
			: [];
	const pending =
		service.type === 'LoadBalancer' && service.loadBalancerIngress.length === 0
			? [`${service.name} has no external IP yet: nothing comes in by a load balancer.`]
			: [];
	const {verdict, notes} = site.signal.aborted ? {notes: []} : entranceResult(facts, isWhole);
	return {
		port,
		hops: alongPath(recorder.hops()),
		notes: [...pending, ...unseen, ...notes],
		...(open?.open !== undefined && {open: `${open.open}:${open.entrance.port}`}),
		...(verdict !== undefined && {verdict}),
	};
};

/**
 * Asks ports of a Service from this machine, at every address that leads to them; `indexes` are their places among the
 * Service's. `isWhole` is whether they are asked from nowhere else. Yields hops as they finish.
 */
export const traceEntrances = (
	view: ServiceView,
	indexes: readonly number[],
	site: OutsideSite,
	isWhole: boolean,
): AsyncGenerator<ProbeProgress, readonly OutsidePort[]> =>
	stream(emit =>
		Promise.all(
			indexes.map((index, place) => tracePort(view, index, site, {emit, isWhole, ...(indexes.length > 1 && {place})})),
		),
	);
