import type {Gateway, Listener, Route, RouteParent} from '../../../model/networking/gateway-objects.ts';
import {takesKind} from '../../../model/networking/route-resources.ts';
import type {Entry} from './entry.ts';
import {coversHost, hostRank} from './matching.ts';

type Placed = {readonly gateway: Gateway; readonly listener: Listener};

const keyOf = ({namespace, name}: {readonly namespace: string; readonly name: string}) => `${namespace}/${name}`;

export const entryOf = ({gateway, listener}: Placed): Entry => ({
	gateway: keyOf(gateway),
	listener: listener.name,
	port: listener.port,
});

/** The listeners of a Gateway that a route asks for by a parentRef, as far as their protocol takes its kind. */
export const listenersOf = (
	{kind}: Pick<Route, 'kind'>,
	{sectionName, port}: RouteParent,
	{wanted}: Gateway,
): readonly Listener[] =>
	wanted.filter(
		listener =>
			takesKind(listener, kind) &&
			(sectionName === undefined || listener.name === sectionName) &&
			(port === undefined || listener.port === port),
	);

/** TLS comes in by it. */
export const isSecure = ({protocol}: Listener): boolean => protocol === 'HTTPS' || protocol === 'TLS';

/** The most specific listeners of each port that are for a host: those alone take it (gateway-api apis/v1 Listener.Hostname). */
const mostSpecific = (placed: readonly Placed[]): readonly Placed[] =>
	[...Map.groupBy(placed, ({gateway, listener}) => `${keyOf(gateway)}:${listener.port}`).values()].flatMap(all => {
		const best = Math.max(...all.map(({listener}) => hostRank(listener.hostname)));
		return all.filter(({listener}) => hostRank(listener.hostname) === best);
	});

type Wanted = {
	readonly host: string;
	readonly scheme: 'http' | 'https';
	/** Where it comes in; undefined where only the scheme says. */
	readonly entry?: Entry | undefined;
};

/** The listeners that take what is for a host: of the entry's port, or of every port for the scheme. */
export const takingListeners = (
	{host, scheme, entry}: Wanted,
	gateways: readonly Gateway[],
): ReadonlyArray<Entry & {readonly hostname: string}> => {
	const placed = gateways.flatMap(gateway => gateway.wanted.map(listener => ({gateway, listener})));
	const isMeant = ({gateway, listener}: Placed) =>
		entry === undefined
			? isSecure(listener) === (scheme === 'https') && listener.protocol !== 'UDP' && listener.protocol !== 'TCP'
			: keyOf(gateway) === entry.gateway && listener.port === entry.port;
	return mostSpecific(placed.filter(each => isMeant(each) && coversHost(each.listener.hostname, host, 'several'))).map(
		each => ({...entryOf(each), hostname: each.listener.hostname}),
	);
};
