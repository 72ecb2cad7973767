import type {
	Gateway,
	Listener,
	ReferenceGrant,
	Route,
	RouteBackend,
} from '../../source/model/networking/gateway-objects.ts';
import type {Condition} from '../../source/model/objects.ts';
import {birth} from './objects.ts';

const identity = (name: string, namespace = 'shop') => ({
	namespace,
	name,
	uid: `uid-${namespace}-${name}`,
	created: birth,
	labels: {},
});

/** A condition that does not hold. */
export const refused = (type: string, reason: string, message = ''): Condition => ({
	type,
	status: 'False',
	reason,
	message,
	since: birth,
});

const trueCondition = (type: string): Condition => ({type, status: 'True', reason: '', message: '', since: birth});

/** A backend shop/web, port 80, of the first rule. */
export const backend = (overrides: Partial<RouteBackend> = {}): RouteBackend => ({
	namespace: 'shop',
	service: 'web',
	port: 80,
	weight: 1,
	rule: 0,
	path: 'spec.rules[0].backendRefs[0]',
	...overrides,
});

const parent = {namespace: 'infra', name: 'edge'};

/** An HTTPRoute shop/front of the Gateway infra/edge, accepted, that leads to port 80 of web. */
export const route = (overrides: Partial<Route> = {}): Route => ({
	...identity(overrides.name ?? 'front', overrides.namespace),
	kind: 'HTTPRoute',
	backends: [backend()],
	parents: [{...parent, path: 'spec.parentRefs[0]'}],
	statuses: [{parent, conditions: [trueCondition('Accepted'), trueCondition('ResolvedRefs')]}],
	...overrides,
});

/** The listener http on port 80, open for routes of all namespaces and hosts. */
export const listener = (overrides: Partial<Listener> = {}): Listener => ({
	name: 'http',
	port: 80,
	protocol: 'HTTP',
	hostname: '',
	from: 'All',
	selector: {matchLabels: {}, matchExpressions: []},
	kinds: [],
	...overrides,
});

/** The Gateway infra/edge, at work. */
export const gateway = (overrides: Partial<Gateway> = {}): Gateway => ({
	...identity('edge', 'infra'),
	className: 'example',
	conditions: [trueCondition('Accepted'), trueCondition('Programmed')],
	listeners: [{name: 'http', conditions: [trueCondition('Accepted'), trueCondition('Programmed')]}],
	wanted: [listener()],
	...overrides,
});

/** Lets HTTPRoutes of `infra` name Services of `shop`. */
export const grant = (overrides: Partial<ReferenceGrant> = {}): ReferenceGrant => ({
	...identity('from-infra'),
	from: [{group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'infra'}],
	to: [{group: '', kind: 'Service', name: ''}],
	...overrides,
});
