import type {Condition, Identity, LabelSelector} from '../objects.ts';

export type RouteBackend = {
	readonly namespace: string;
	readonly service: string;
	/** The Service's port; 0 where it is not given. */
	readonly port: number;
	/** Its share of the requests of its rule; 0 for none. */
	readonly weight: number;
	/** Which rule of the route it is in, counted from 0. */
	readonly rule: number;
	/** Where it stands in the route: `spec.rules[0].backendRefs[1]`. */
	readonly path: string;
};

/** A value that a part of a request has to have: Exact, PathPrefix or RegularExpression. */
export type RouteValue = {readonly type: string; readonly value: string};

/** One way to match a rule of a route; what is absent may be anything. */
export type RouteMatch = {
	readonly path?: RouteValue;
	/** GET, POST and so on, for HTTP only. */
	readonly method?: string;
	readonly headers?: ReadonlyArray<RouteValue & {readonly name: string}>;
	readonly query?: ReadonlyArray<RouteValue & {readonly name: string}>;
};

export type RouteRule = {
	/** Any of these; [] for every request. */
	readonly matches: readonly RouteMatch[];
	/** It answers with a redirect itself. Only where it does. */
	readonly isRedirect?: true;
};

export type GatewayReference = {readonly namespace: string; readonly name: string};

/** A Gateway that a route asks to be part of, or one listener of it: by its name, by its port, or both. */
export type RouteParent = GatewayReference & {
	/** Only where it names one. */
	readonly sectionName?: string;
	/** Only where it names one. */
	readonly port?: number;
	/** Where it stands in the route: `spec.parentRefs[0]`. */
	readonly path: string;
};

export type Route = Identity & {
	readonly kind: 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute' | 'UDPRoute';
	/** Its backends that are Services. */
	readonly backends: readonly RouteBackend[];
	/** The Gateways it asks to be part of. */
	readonly parents: readonly RouteParent[];
	/** The hosts it is for; only where it names any. */
	readonly hostnames?: readonly string[];
	/** Which requests are for which of its rules, in its order; the `rule` of a backend counts them. Only where it has any. */
	readonly rules?: readonly RouteRule[];
	/** What the controllers of its parents say of it; [] until one has. */
	readonly statuses: ReadonlyArray<{readonly parent: GatewayReference; readonly conditions: readonly Condition[]}>;
};

/** A listener as its Gateway asks for it. */
export type Listener = {
	readonly name: string;
	readonly port: number;
	readonly protocol: string;
	/** '' for any host. */
	readonly hostname: string;
	/** Of which namespaces routes may attach to it: Same, All, Selector or None. */
	readonly from: string;
	/** Which labels those namespaces have, for Selector. */
	readonly selector: LabelSelector;
	/** Kinds of routes; [] where its protocol decides. */
	readonly kinds: readonly string[];
	/** TLS ends at the backend, not here. Only where it does. */
	readonly isPassthrough?: true;
};

export type Gateway = Identity & {
	readonly className: string;
	readonly conditions: readonly Condition[];
	/** What its controller says of each listener. */
	readonly listeners: ReadonlyArray<{readonly name: string; readonly conditions: readonly Condition[]}>;
	readonly wanted: readonly Listener[];
	/** Addresses or host names that its controller reports. Only where it does. */
	readonly addresses?: readonly string[];
};

/** Lets objects of other namespaces refer to some of its own: any of `from` to any of `to`. */
export type ReferenceGrant = Identity & {
	readonly from: ReadonlyArray<{readonly group: string; readonly kind: string; readonly namespace: string}>;
	/** `name` is '' where all of the kind are meant. */
	readonly to: ReadonlyArray<{readonly group: string; readonly kind: string; readonly name: string}>;
};
