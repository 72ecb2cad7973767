import type {MachineRequest} from '../../../model/machine/machine.ts';
import type {Gateway, Listener, Route} from '../../../model/networking/gateway-objects.ts';
import type {Ingress} from '../../../model/networking/networking-objects.ts';
import type {Subject} from '../../../rules/finding.ts';
import {coversHost} from './matching.ts';
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
	/** undefined where only a connection is tried: TCP and TLS are passed on as they are. */
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
	/** Why the rule cannot be asked by this request exactly; absent where it can. */
	readonly caveat?: string;
};

/** Stands for the label that a wildcard leaves open. */
const anyLabel = 'www';

const concrete = (host: string) => (host.startsWith('*.') ? `${anyLabel}${host.slice(1)}` : host);

/** The part of a path in front of what only a regular expression understands. */
const plainPath = (path: string) => {
	const [start = ''] = path.split(/[$()*+?[\\\]^|{}]/);
	return start === '' ? '/' : start === path ? path : `${start.replace(/\/[^/]*$/, '')}/`;
};

const requestOf = (scheme: 'http' | 'https', host: string, path: string, overrides: Partial<MachineRequest> = {}) => ({
	...{scheme, host, path, method: 'GET' as const, headers: {}},
	...overrides,
});

/** The requests that the rules of an Ingress are for, one each, by TLS where it says so. */
export const ingressAskings = (ingress: Ingress): readonly Asking[] => {
	const {namespace, name, tlsHosts = [], addresses = [], backends} = ingress;
	const hosts = new Map<string, Asking>();
	for (const {match} of backends) {
		const host = concrete(match?.host ?? '');
		const isTls = tlsHosts.some(each => each === '' || (host !== '' && coversHost(each, host, 'one')));
		const path = plainPath(match?.path || '/');
		hosts.set(`${host}${path}`, {
			request: requestOf(isTls ? 'https' : 'http', host, path),
			...{host, isTls, port: isTls ? 443 : 80, addresses, named: `Ingress ${namespace}/${name}`},
			of: {kind: 'Ingress', namespace, name},
		});
	}

	return [...hosts.values()];
};

const isSecure = ({protocol}: Listener) => protocol === 'HTTPS' || protocol === 'TLS';

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

const ruleAskings = (route: Route, gateway: Gateway, listener: Listener, host: string): readonly Asking[] => {
	const isTls = isSecure(listener);
	const common = {
		...{host, isTls, port: listener.port, addresses: gateway.addresses ?? []},
		named: `Gateway ${gateway.namespace}/${gateway.name}`,
		of: {kind: route.kind, namespace: route.namespace, name: route.name},
	};
	if (route.kind === 'TCPRoute' || route.kind === 'TLSRoute') {
		return [{...common, request: undefined}];
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

	return (route.rules ?? []).flatMap(({matches}): readonly Asking[] => {
		const [match = {}] = matches;
		const {path, method = 'GET', headers = []} = match;
		const isAsked = method === 'GET' || method === 'HEAD';
		const caveat = isAsked ? undefined : `Its rule is for ${method}, and svctop sends GET or HEAD only.`;
		return [
			{
				...common,
				request: requestOf(
					isTls ? 'https' : 'http',
					host,
					path?.type === 'RegularExpression' ? plainPath(path.value) : (path?.value ?? '/'),
					{
						method: isAsked ? method : 'GET',
						headers: Object.fromEntries(
							headers.filter(({type}) => type === 'Exact').map(each => [each.name.toLowerCase(), each.value]),
						),
					},
				),
				...(caveat !== undefined && {caveat}),
			},
		];
	});
};

/** The requests that the rules of a route are for, by one listener of each of its Gateways: HTTPS where there is one. */
export const routeAskings = (route: Route, gateways: readonly Gateway[]): readonly Asking[] =>
	route.parents.flatMap(parent => {
		const gateway = gateways.find(({namespace, name}) => namespace === parent.namespace && name === parent.name);
		const attached = (gateway?.wanted ?? [])
			.filter(
				({name, port, protocol}) =>
					protocol !== 'UDP' &&
					(parent.sectionName === undefined || parent.sectionName === name) &&
					(parent.port === undefined || parent.port === port),
			)
			.map(listener => {
				const host = commonHost(listener, route);
				// Without a host that both are for its own is asked, so that the controller can say that it has no rule.
				return {listener, host: host ?? concrete(route.hostnames?.[0] ?? ''), isCommon: host !== undefined};
			})
			.toSorted(
				(a, b) =>
					Number(b.isCommon) - Number(a.isCommon) || Number(isSecure(b.listener)) - Number(isSecure(a.listener)),
			);
		const [first] = attached;
		return gateway === undefined || first === undefined ? [] : ruleAskings(route, gateway, first.listener, first.host);
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
