import type {Node} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {hostPort} from '../trace/trace-plan.ts';
import {askedText} from './ask-web.ts';
import {entrancePlace, entrancesOf} from './objects/entrances.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import {waysIn} from './ways-in.ts';

/** A place by which a Service is reached from outside. */
export type ReachedPlace = {
	/** The target of the hop that a trace asks it by: `192.0.2.7:80`, `GET https://shop.example/`. */
	readonly target: string;
	/** Whose it is: `load balancer`, `node-a`, `Ingress shop/front`. */
	readonly of: string;
};

const named = ({namespace, name, kind}: {readonly kind: string; readonly namespace: string; readonly name: string}) =>
	`${kind} ${namespace}/${name}`;

/** Every address and every request of an Ingress or route that leads to a Service from outside, each once. */
export const reachedPlaces = (
	view: ServiceView,
	nodes: readonly Node[],
	objects: WayInObjects,
): readonly ReachedPlace[] => {
	const {service} = view;
	const entrances = service.ports
		.flatMap(port => entrancesOf(service, port, nodes))
		.map(entrance => ({target: hostPort(entrance.address, entrance.port), of: entrancePlace(entrance)}));
	const requests = waysIn(view, objects).map(({request, host, port, addresses, named: whose, of}) => ({
		target:
			request === undefined
				? hostPort(addresses[0] ?? (host || whose), port)
				: askedText({address: addresses[0] ?? '', port: request.scheme === 'https' ? 443 : 80}, request),
		of: of === undefined ? whose : named(of),
	}));
	return [...new Map([...entrances, ...requests].map(place => [`${place.target} ${place.of}`, place])).values()];
};
