import type {ServiceView} from '../../model/service-view.ts';
import {type Asking, ingressAskings, routeAskings} from './objects/asking.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import {backendsFor, rulesFor} from './record-route.ts';

/** The Ingresses and routes that name a Service, whether it exists or not. */
export const namingObjects = ({ingresses, routes, missing}: ServiceView): Pick<ServiceView, 'ingresses' | 'routes'> =>
	missing ?? {ingresses, routes};

/** Whether an Ingress or route names a Service. */
export const isLedTo = (view: ServiceView): boolean => {
	const {ingresses, routes} = namingObjects(view);
	return ingresses.length + routes.length > 0;
};

/** The requests of the Ingresses and routes that name a Service which are for it. */
export const waysIn = (view: ServiceView, objects: WayInObjects): readonly Asking[] => {
	const {ingresses, routes} = namingObjects(view);
	const askings = [
		...ingresses.flatMap(ingressAskings),
		...routes.flatMap(route => routeAskings(route, objects.gateways)),
	];
	return askings.filter(asking =>
		backendsFor(asking, rulesFor(asking, objects), objects).some(
			({namespace, service}) => namespace === view.service.namespace && service === view.service.name,
		),
	);
};
