import type {Route, RouteBackend} from '../../model/networking/gateway-objects.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** A backend of a route that is the Service, with the route. */
export type Leading = {readonly route: Route; readonly backend: RouteBackend};

/** Everywhere that routes name the Service, in order. */
export const routesTo = ({service, routes}: ServiceView): readonly Leading[] =>
	routes.flatMap(route =>
		route.backends
			.filter(({namespace, service: name}) => namespace === service.namespace && name === service.name)
			.map(backend => ({route, backend})),
	);

/** A route as kubectl takes it: `httproute/front`. */
export const routeName = ({kind, name}: Pick<Route, 'kind' | 'name'>) => `${kind.toLowerCase()}/${name}`;

export const routeSubject = ({kind, namespace, name}: Route) => ({kind, namespace, name});
