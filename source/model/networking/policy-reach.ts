import {matchesSelector} from '../labels/matches-selector.ts';
import type {Labels, Pod} from '../objects.ts';
import type {Protocol} from '../ports/protocol.ts';
import type {ServiceView} from '../service-view.ts';
import {covers, isolating} from './network-policy.ts';
import type {PolicyPeer} from './networking-objects.ts';

type Around = {
	/** Labels of the pods of the namespace that may call; undefined where there are none yet: any may come. */
	readonly callers: readonly Labels[] | undefined;
	readonly namespaces: ServiceView['namespaces'];
	readonly namespace: string;
};

/** Whether anybody at all can be this peer; undefined where it can't be told. Addresses may be anybody's. */
const hasPeer = (
	{podSelector, namespaceSelector, ipBlock}: PolicyPeer,
	{callers, namespaces, namespace}: Around,
): boolean | undefined => {
	if (ipBlock !== undefined) {
		return true;
	}

	const isHere = () =>
		callers === undefined || callers.some(labels => podSelector === undefined || matchesSelector(podSelector, labels));
	if (namespaceSelector === undefined) {
		return isHere();
	}

	// The pods of other namespaces may not be known: whom a policy names there is taken to exist.
	return namespaces?.some(
		({name, labels}) => matchesSelector(namespaceSelector, labels) && (name !== namespace || isHere()),
	);
};

/**
 * Whether policies leave anybody who could call a pod's port: a pod of the namespace with one of `callers`' labels,
 * another namespace, an address; without `callers` whom a policy names is taken to exist. undefined where a policy names namespaces and they may not be listed.
 */
export const isReachable = (
	{policies, namespaces}: Pick<ServiceView, 'policies' | 'namespaces'>,
	pod: Pod,
	number: number,
	protocol: Protocol,
	callers: readonly Labels[] | undefined,
): boolean | undefined => {
	const closing = isolating(policies, pod, 'ingress');
	const around = {callers, namespaces, namespace: pod.namespace};
	const answers = closing.flatMap(({ingress}) =>
		ingress
			.filter(rule => covers(rule, number, protocol, pod))
			.flatMap(({peers}) => (peers.length === 0 ? [true] : peers.map(peer => hasPeer(peer, around)))),
	);
	if (closing.length === 0 || answers.includes(true)) {
		return true;
	}

	return answers.includes(undefined) ? undefined : false;
};
