import type {ServicePort} from '../../model/objects.ts';
import {type EndpointRow, endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {isHeadless} from '../names/expected-name.ts';
import type {TraceSubject} from './trace-subject.ts';

/** More endpoints than these are not asked: the first five tell. */
const mostEndpoints = 5;

/** One published endpoint of the port. */
export type PlannedEndpoint = {
	readonly address: string;
	/** Where clients connect: the target port or, of a headless Service, the Service's own. */
	readonly port: number;
	/** Of a headless Service, the port that its slices and SRV records have instead; absent where it is the same. */
	readonly targetPort?: number;
	/** '' where no pod is behind it. */
	readonly pod: string;
	readonly node: string;
};

/** Where a trace goes. */
export type TracePlan = {
	/** The Service whose name is asked: itself, or an alias of it. */
	readonly named: ServiceView;
	readonly view: ServiceView;
	/** undefined for a Service without ports. */
	readonly port: ServicePort | undefined;
	/** Address of the Service; undefined where it has none of its own. */
	readonly address: string | undefined;
	/** The endpoints asked, spread over nodes, of `published`. */
	readonly endpoints: readonly PlannedEndpoint[];
	readonly published: number;
	/** Whether connections are tried at all: there is nothing to try for names, and no handshake in UDP. */
	readonly isDialled: boolean;
};

/** One of each node first, then the second of each, and so on. */
const spread = (rows: readonly EndpointRow[]): readonly EndpointRow[] => {
	const seen = new Map<string, number>();
	return rows
		.map(row => {
			const turn = seen.get(row.node) ?? 0;
			seen.set(row.node, turn + 1);
			return {row, turn};
		})
		.toSorted((a, b) => a.turn - b.turn)
		.map(({row}) => row);
};

/** The addresses that clients of the port reach. The name of a headless Service has every ready one, whatever its ports are. */
const reachedOn = (view: ServiceView, index: number): readonly EndpointRow[] =>
	isHeadless(view) ? endpointRows(view).filter(({ready}) => ready) : usableOn(endpointRows(view), index);

/** Nothing maps ports between a client and the pods of a headless Service. `target` is the port of its slices. */
const endpointOf = (
	view: ServiceView,
	{port}: ServicePort,
	{address, pod, node}: EndpointRow,
	target: number | undefined,
): PlannedEndpoint => {
	const place = {address, pod, node};
	if (!isHeadless(view)) {
		return {...place, port: target!};
	}

	return {...place, port, ...(target !== undefined && target !== port && {targetPort: target})};
};

/**
 * The way to one port of a Service. `index` is the port's place among the Service's, `most` bounds the endpoints; `named`
 * is an alias by which it is asked for.
 */
export const planTo = (view: ServiceView, index: number, most = mostEndpoints, named = view): TracePlan => {
	const {service} = view;
	const port = service.ports[index];
	const usable = port === undefined ? [] : reachedOn(view, index);
	const isName = service.type === 'ExternalName';
	return {
		named,
		view,
		port,
		address: isName || isHeadless(view) ? undefined : service.clusterIPs[0],
		endpoints: spread(usable)
			.slice(0, most)
			.map(row => endpointOf(view, port!, row, row.ports[index])),
		published: usable.length,
		isDialled: !isName && port?.protocol === 'TCP',
	};
};

/** Where the ports of one Service lead, in its order; one without a port for a Service that has none. */
export type TracePlans = readonly [TracePlan, ...TracePlan[]];

/**
 * The ways to ports of a Service; `indexes` are their places among the Service's. An ExternalName that leads out of the
 * cluster is a name only: its ports are the other side's, and there is one way whatever they are.
 */
export const plansTo = (
	{named, view}: Pick<TraceSubject, 'named' | 'view'>,
	indexes: readonly number[],
): TracePlans => {
	const [first = 0, ...others] = view.service.type === 'ExternalName' ? [] : indexes;
	const plan = (index: number) => planTo(view, index, mostEndpoints, named);
	return [plan(first), ...others.map(plan)];
};

/** `10.1.2.7:80`, `[fd00::7]:80`. */
export const hostPort = (address: string, port: number) =>
	address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
