import type {Gateway, Listener, Route, RouteParent} from '../../model/networking/gateway-objects.ts';
import {takesKind} from '../../model/networking/route-resources.ts';

const nameLabel = 'kubernetes.io/metadata.name';

/** Whether routes of a namespace may attach; undefined where labels of namespaces decide. */
const isAllowed = ({from, selector}: Listener, namespace: string, own: string): boolean | undefined => {
	if (from === 'Same') {
		return namespace === own;
	}

	if (from !== 'Selector') {
		return from === 'All' ? true : from === 'None' ? false : undefined;
	}

	const named = selector.matchLabels[nameLabel];
	return named === undefined || named === namespace ? undefined : false;
};

const covers = (wildcard: string, host: string) => wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));

const meet = (one: string, other: string) => one === other || covers(one, other) || covers(other, one);

/** Why a listener does not take a route, as the API names the reason; undefined where it may. */
const refusal = (listener: Listener, {kind, namespace, hostnames = []}: Route, own: string): string | undefined => {
	if (isAllowed(listener, namespace, own) === false || !takesKind(listener, kind)) {
		return 'NotAllowedByListeners';
	}

	const isOfOthers = listener.hostname !== '' && hostnames.length > 0;
	return isOfOthers && !hostnames.some(each => meet(each, listener.hostname))
		? 'NoMatchingListenerHostname'
		: undefined;
};

const listenerText = ({name, from, hostname, protocol}: Listener, reason: string) =>
	reason === 'NoMatchingListenerHostname'
		? `listener ${name} is for ${hostname}`
		: `listener ${name} (${protocol}) takes routes of ${from}`;

/**
 * Why a Gateway takes a route by none of its listeners, by what both ask for: the reason as the API names it, and what
 * each listener says. undefined where one may take it.
 */
export const listenerRefusal = (
	route: Route,
	{sectionName, port}: RouteParent,
	{namespace, wanted}: Gateway,
): {readonly reason: string; readonly text: string} | undefined => {
	const meant = wanted.filter(
		listener =>
			(sectionName === undefined || listener.name === sectionName) && (port === undefined || listener.port === port),
	);
	if (wanted.length === 0) {
		return undefined;
	}

	if (meant.length === 0) {
		const there = wanted.map(({name, port: number}) => `${name} (${number})`).join(', ');
		return {reason: 'NoMatchingParent', text: `its listeners are ${there}`};
	}

	const refusals = meant.map(listener => ({listener, reason: refusal(listener, route, namespace)}));
	const [first] = refusals;
	return refusals.some(({reason}) => reason === undefined)
		? undefined
		: {reason: first!.reason!, text: refusals.map(({listener, reason}) => listenerText(listener, reason!)).join(', ')};
};
