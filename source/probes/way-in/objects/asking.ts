import type {MachineRequest} from '../../../model/machine/machine.ts';
import type {
	Gateway,
	GatewayReference,
	Listener,
	Route,
	RouteMatch,
} from '../../../model/networking/gateway-objects.ts';
import type {Ingress} from '../../../model/networking/networking-objects.ts';
import {takesKind} from '../../../model/networking/route-resources.ts';
import type {Subject} from '../../../rules/finding.ts';
import type {Entry} from './entry.ts';
import {entryOf, isSecure, listenersOf} from './listeners.ts';
import {coversHost} from './matching.ts';
import {isPattern, samplePath} from './sample-path.ts';
import type {TakerBackend} from './taker.ts';
import type {WayInObjects} from './way-in-objects.ts';

/** What a trace from outside is of. */
export type WayInTarget =
	| {readonly kind: 'url'; readonly url: URL; readonly method: 'GET' | 'HEAD'}
	| {
			readonly kind: 'Ingress' | 'Gateway' | Route['kind'];
			readonly namespace: string;
			readonly name: string;
	  };

/** A request that is sent from outside to find out about the way in. */
export type Asking = {
	/** undefined where only a connection is tried: TCP and TLS are passed on as they are, or the rule can't be asked. */
	readonly request: MachineRequest | undefined;
	/** The host that TLS is asked for; '' where none is. */
	readonly host: string;
	readonly isTls: boolean;
	readonly port: number;
	/** Addresses and host names that the status of the objects names. */
	readonly addresses: readonly string[];
	/** Whose status that is, in words: `Ingress shop/front`. */
	readonly named: string;
	/** The object that is to take it; undefined where a URL is asked for. */
	readonly of: Subject | undefined;
	/** Why the rule itself can't be asked, in a sentence; absent where it can. */
	readonly caveat?: string;
	/** Where it stands in its object: `spec.rules[0]`; absent where it is of no single rule. */
	readonly place?: string;
	/** The listener that it comes in by; absent where it is none of a Gateway. */
	readonly entry?: Entry;
	/** The Service that the address is one of, without a controller between. Only where it is. */
	readonly direct?: TakerBackend;
	/** The Gateway that its route names was not found. Only where it was not. */
	readonly isWithoutGateway?: true;
	/** TLS ends at the backend: the certificate is the application's own. Only where it does. */
	readonly isPassthrough?: true;
	/** Bytes are passed on as they are: a connection that stays open has reached the backend. Only where they are. */
	readonly isStream?: true;
};

/** Stands for the label that a wildcard leaves open. */
const anyLabel = 'www';

const concrete = (host: string) => (host.startsWith('*.') ? `${anyLabel}${host.slice(1)}` : host);

const patternCaveat = (pattern: string) =>
	`The rule for ${pattern} was not asked: no path is known that the expression takes.`;

const requestOf = (scheme: 'http' | 'https', host: string, path: string, overrides: Partial<MachineRequest> = {}) => ({
	...{scheme, host, path, method: 'GET' as const, headers: {}},
	...overrides,
});

/** The requests that the rules of an Ingress are for, one each, by TLS where it says so. */
export const ingressAskings = (ingress: Ingress): readonly Asking[] => {
	const {namespace, name, tlsHosts = [], addresses = [], backends} = ingress;
	const hosts = new Map<string, Asking>();
	for (const {match, path: place} of backends) {
		const host = concrete(match?.host ?? '');
		const isTls = tlsHosts.some(each => each === '' || (host !== '' && coversHost(each, host, 'one')));
		const pattern = match?.path || '/';
		const path = isPattern(pattern) ? samplePath(pattern) : pattern;
		hosts.set(`${host}${path ?? pattern}`, {
			request: path === undefined ? undefined : requestOf(isTls ? 'https' : 'http', host, path),
			...{host, isTls, port: isTls ? 443 : 80, addresses, named: `Ingress ${namespace}/${name}`},
			...{of: {kind: 'Ingress', namespace, name}, place},
			...(path === undefined && {caveat: patternCaveat(pattern)}),
		});
	}

	return [...hosts.values()];
};

const commonHost = (listener: Listener, {hostnames = ['']}: Route): string | undefined => {
	const found = hostnames.find(
		host =>
			host === '' ||
			listener.hostname === '' ||
			coversHost(listener.hostname, host.replace(/^\*\./, `${anyLabel}.`), 'several') ||
			coversHost(host, listener.hostname.replace(/^\*\./, `${anyLabel}.`), 'several'),
	);
	if (found === undefined) {
		return undefined;
	}

	// The narrower of both.
	const isNarrower =
		found === '' || (listener.hostname !== '' && found.startsWith('*.') && !listener.hostname.startsWith('*.'));
	return concrete(isNarrower ? listener.hostname : found);
};

/** Why a match of a rule can't be asked; undefined where it can. */
const caveatOf = ({path, method = 'GET', headers = [], query = []}: RouteMatch): string | undefined => {
	if (method !== 'GET' && method !== 'HEAD') {
		return `A rule for ${method} was not asked: svctop sends GET or HEAD only.`;
	}

	const expression = [...headers, ...query].find(({type}) => type === 'RegularExpression');
	if (expression !== undefined) {
		return `A rule for ${expression.name} matching ${expression.value} was not asked: no value is known that the expression takes.`;
	}

	return path?.type === 'RegularExpression' && samplePath(path.value) === undefined
		? patternCaveat(path.value)
		: undefined;
};

/** The request that a match asks for. */
const matchRequest = (
	{path, method, headers = [], query = []}: RouteMatch,
	scheme: 'http' | 'https',
	host: string,
): MachineRequest => {
	const plain = path?.type === 'RegularExpression' ? samplePath(path.value)! : (path?.value ?? '/');
	const search = new URLSearchParams(query.map(({name, value}): [string, string] => [name, value])).toString();
	return requestOf(scheme, host, search === '' ? plain : `${plain}?${search}`, {
		method: method === 'HEAD' ? 'HEAD' : 'GET',
		headers: Object.fromEntries(headers.map(each => [each.name.toLowerCase(), each.value])),
	});
};

const ruleAskings = (route: Route, gateway: Gateway, listener: Listener, host: string): readonly Asking[] => {
	const isTls = isSecure(listener);
	const common = {
		...{host, isTls, port: listener.port, addresses: gateway.addresses ?? []},
		named: `Gateway ${gateway.namespace}/${gateway.name}`,
		of: {kind: route.kind, namespace: route.namespace, name: route.name},
		entry: entryOf({gateway, listener}),
		...(listener.isPassthrough && {isPassthrough: true as const}),
	};
	if (route.kind === 'TCPRoute' || route.kind === 'TLSRoute') {
		return [{...common, request: undefined, isStream: true}];
	}

	if (route.kind === 'GRPCRoute') {
		return [
			{
				...common,
				request: undefined,
				caveat: 'svctop does not speak gRPC: the connection alone was tried from outside.',
			},
		];
	}

	return (route.rules ?? []).map(({matches}, index): Asking => {
		const all = matches.length > 0 ? matches : [{}];
		const match = all.find(each => caveatOf(each) === undefined);
		const place = `spec.rules[${index}]`;
		return match === undefined
			? {...common, place, request: undefined, caveat: caveatOf(all[0]!)!}
			: {...common, place, request: matchRequest(match, isTls ? 'https' : 'http', host)};
	});
};

/** What stands for a route whose Gateway is not there: no address is known that could be asked. */
const withoutGateway = ({kind, namespace, name, hostnames = ['']}: Route, parent: GatewayReference): Asking => ({
	...{request: undefined, host: concrete(hostnames[0] ?? ''), isTls: false, port: 80, addresses: []},
	...{named: `Gateway ${parent.namespace}/${parent.name}`, of: {kind, namespace, name}, isWithoutGateway: true},
});

/** The requests that the rules of a route are for, by one listener of each of its Gateways: HTTPS where there is one. */
export const routeAskings = (route: Route, gateways: readonly Gateway[]): readonly Asking[] =>
	route.kind === 'UDPRoute'
		? []
		: route.parents.flatMap(parent => {
				const gateway = gateways.find(({namespace, name}) => namespace === parent.namespace && name === parent.name);
				if (gateway === undefined) {
					return [withoutGateway(route, parent)];
				}

				const named = listenersOf(route, parent, gateway);
				// Where none is meant any one is asked, so that the controller can say that it has no rule.
				const possible = named.length > 0 ? named : gateway.wanted.filter(each => takesKind(each, route.kind));
				const [first] = possible
					.map(listener => {
						const host = commonHost(listener, route);
						return {listener, host: host ?? concrete(route.hostnames?.[0] ?? ''), isCommon: host !== undefined};
					})
					.toSorted(
						(a, b) =>
							Number(b.isCommon) - Number(a.isCommon) || Number(isSecure(b.listener)) - Number(isSecure(a.listener)),
					);
				return first === undefined ? [] : ruleAskings(route, gateway, first.listener, first.host);
			});

/** Connections to the listeners of a Gateway, and the requests of the routes that name it. */
export const gatewayAskings = (gateway: Gateway, {routes, gateways}: WayInObjects): readonly Asking[] => {
	const {namespace, name} = gateway;
	const attached = routes.filter(({parents}) =>
		parents.some(parent => parent.namespace === namespace && parent.name === name),
	);
	const requests = attached.flatMap(route => routeAskings(route, gateways));
	const own = gateway.wanted
		.filter(({port, protocol}) => protocol !== 'UDP' && !requests.some(each => each.port === port))
		.map(listener => ({
			...{request: undefined, host: concrete(listener.hostname), isTls: isSecure(listener), port: listener.port},
			...{addresses: gateway.addresses ?? [], named: `Gateway ${namespace}/${name}`},
			of: {kind: 'Gateway', namespace, name},
		}));
	return [...requests, ...own];
};
