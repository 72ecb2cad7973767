import type {Records} from '../records.ts';
import type {Listener, Route} from './gateway-objects.ts';

/** Under which resource each kind of route is held. */
export const routeResources = {
	HTTPRoute: 'httproutes',
	GRPCRoute: 'grpcroutes',
	TLSRoute: 'tlsroutes',
	TCPRoute: 'tcproutes',
	UDPRoute: 'udproutes',
} as const satisfies Readonly<Record<Route['kind'], keyof Records>>;

export type RouteResource = (typeof routeResources)[Route['kind']];

const resources: ReadonlySet<string> = new Set(Object.values(routeResources));

/** Whether a resource is one of routes. */
export const isRouteResource = (resource: keyof Records): resource is RouteResource => resources.has(resource);

/** The routes of every kind, from what gives the records of a resource. */
export const allRoutes = (recordsOf: (resource: RouteResource) => Iterable<Route>): readonly Route[] =>
	Object.values(routeResources).flatMap(resource => [...recordsOf(resource)]);

/** The kinds of routes that a listener takes which names none, by its protocol (gateway-api apis/v1 RouteGroupKind). */
const usualKinds: Readonly<Record<string, readonly Route['kind'][]>> = {
	HTTP: ['HTTPRoute', 'GRPCRoute'],
	HTTPS: ['HTTPRoute', 'GRPCRoute'],
	TLS: ['TLSRoute', 'TCPRoute'],
	TCP: ['TCPRoute'],
	UDP: ['UDPRoute'],
};

/** Whether a listener takes routes of a kind; a protocol of its own may take any. */
export const takesKind = ({kinds, protocol}: Pick<Listener, 'kinds' | 'protocol'>, kind: Route['kind']): boolean => {
	const taken = kinds.length > 0 ? kinds : usualKinds[protocol];
	return taken === undefined || taken.includes(kind);
};
