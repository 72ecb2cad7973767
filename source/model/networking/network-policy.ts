import {matchesSelector} from '../labels/matches-selector.ts';
import type {Labels, Namespace, Pod} from '../objects.ts';
import {declaredPorts} from '../ports/ports.ts';
import type {Protocol} from '../ports/protocol.ts';
import {isInBlock} from './address-block.ts';
import type {NetworkPolicy, PolicyPeer, PolicyPort, PolicyRule} from './networking-objects.ts';
import {peerText} from './peer-text.ts';

export type Direction = 'ingress' | 'egress';

/** Whether traffic may pass; `blockedBy` are the policies that close the pod, `why` says of each which part does not let it through. */
export type PolicyVerdict =
	| {readonly kind: 'allowed'}
	| {
			readonly kind: 'blocked';
			readonly direction: Direction;
			readonly blockedBy: readonly string[];
			readonly why: string;
	  }
	/** A part of a policy can't be judged by what is known. */
	| {readonly kind: 'unknown'};

/** A pod by its name. */
type PodName = {readonly namespace: string; readonly name: string};

/** What the policies of a cluster say of traffic from one pod to a port of another; `number` is the pod's own port. */
export type PolicyBetween = (client: PodName, backend: PodName, number: number, protocol: Protocol) => PolicyVerdict;

/** Whether a policy closes a direction of the pods it selects: ingress unless told otherwise, egress where it has rules for it (networking/v1 NetworkPolicySpec). */
export const closes = ({policyTypes, egress}: NetworkPolicy, direction: Direction): boolean => {
	if (policyTypes.length > 0) {
		return policyTypes.some(type => type.toLowerCase() === direction);
	}

	return direction === 'ingress' || egress.length > 0;
};

/** Whether a policy is about a pod: one of its own namespace that its podSelector matches. */
export const isAbout = (policy: NetworkPolicy, pod: {readonly namespace: string; readonly labels: Labels}) =>
	policy.namespace === pod.namespace && matchesSelector(policy.podSelector, pod.labels);

/** The policies that close a direction of a pod. On the host's network most plugins apply none. */
export const isolating = (policies: readonly NetworkPolicy[], pod: Pod, direction: Direction) =>
	pod.isOnHostNetwork ? [] : policies.filter(policy => isAbout(policy, pod) && closes(policy, direction));

const coversPort = ({port, endPort, protocol}: PolicyPort, number: number, asked: Protocol, destination: Pod) => {
	if (protocol !== asked) {
		return false;
	}

	if (typeof port === 'string') {
		return declaredPorts(destination).some(
			declared => declared.name === port && declared.protocol === protocol && declared.port === number,
		);
	}

	return port === undefined || port === number || (endPort > 0 && port <= number && number <= endPort);
};

/** Whether a rule is about a port of the destination pod: its own port, after address translation, never the Service's. */
export const covers = ({ports}: PolicyRule, number: number, protocol: Protocol, destination: Pod): boolean =>
	ports.length === 0 || ports.some(port => coversPort(port, number, protocol, destination));

/**
 * Whether a peer of a policy is this pod; undefined where its namespace's labels would have to be known.
 * `namespace` is the policy's own, `namespaces` undefined where they may not be listed.
 */
export const isPeer = (
	{podSelector, namespaceSelector, ipBlock}: PolicyPeer,
	pod: Pod,
	namespace: string,
	namespaces: readonly Namespace[] | undefined,
): boolean | undefined => {
	if (ipBlock !== undefined) {
		return pod.ips.some(ip => isInBlock(ip, ipBlock.cidr) && !ipBlock.except.some(block => isInBlock(ip, block)));
	}

	if (podSelector !== undefined && !matchesSelector(podSelector, pod.labels)) {
		return false;
	}

	if (namespaceSelector === undefined) {
		return pod.namespace === namespace;
	}

	const home = namespaces?.find(({name}) => name === pod.namespace);
	return home && matchesSelector(namespaceSelector, home.labels);
};

const portText = ({port, endPort, protocol}: PolicyPort) =>
	`${port ?? 'every port'}${endPort > 0 ? `-${endPort}` : ''}${protocol === 'TCP' ? '' : `/${protocol}`}`;

const rulesOf = (policy: NetworkPolicy, direction: Direction) => policy[direction];

/** Which part of a policy does not let traffic to this port through, in a few words. */
export const objection = (
	policy: NetworkPolicy,
	direction: Direction,
	{number, protocol, destination}: {readonly number: number; readonly protocol: Protocol; readonly destination: Pod},
): string => {
	const rules = rulesOf(policy, direction);
	if (rules.length === 0) {
		return `${policy.name} allows nothing`;
	}

	const covering = rules.filter(rule => covers(rule, number, protocol, destination));
	if (covering.length === 0) {
		return `${policy.name} allows ${rules.flatMap(({ports}) => ports.map(portText)).join(', ')}, not ${number}`;
	}

	const peers = covering.flatMap(rule => rule.peers.map(peer => peerText(peer, policy.namespace)));
	return `${policy.name} allows ${direction === 'ingress' ? 'only from' : 'only to'} ${[...new Set(peers)].join(' or ')}`;
};

const inDirection = (
	direction: Direction,
	{closed, peer, ...to}: {closed: Pod; peer: Pod; number: number; protocol: Protocol; destination: Pod},
	policies: readonly NetworkPolicy[],
	namespaces: readonly Namespace[] | undefined,
): PolicyVerdict => {
	const closing = isolating(policies, closed, direction);
	const answers = closing.flatMap(policy =>
		rulesOf(policy, direction)
			.filter(rule => covers(rule, to.number, to.protocol, to.destination))
			.map(({peers}) =>
				peers.length === 0 ? [true] : peers.map(each => isPeer(each, peer, policy.namespace, namespaces)),
			),
	);
	const all = answers.flat();
	if (closing.length === 0 || all.includes(true)) {
		return {kind: 'allowed'};
	}

	return all.includes(undefined)
		? {kind: 'unknown'}
		: {
				kind: 'blocked',
				direction,
				blockedBy: closing.map(({name}) => name),
				why: closing.map(policy => objection(policy, direction, to)).join('; '),
			};
};

/**
 * Whether the policies let a client pod reach a port of a backend pod: both the backend's ingress and the client's
 * egress have to allow it, each by any rule of any policy. `number` is the pod's own port. `policies` are those of both
 * namespaces; `namespaces` undefined where they may not be listed.
 */
export const policyVerdict = (
	client: Pod,
	backend: Pod,
	number: number,
	protocol: Protocol,
	policies: readonly NetworkPolicy[],
	namespaces: readonly Namespace[] | undefined,
): PolicyVerdict => {
	// A pod always reaches itself.
	if (client.uid === backend.uid) {
		return {kind: 'allowed'};
	}

	const to = {number, protocol, destination: backend};
	const inwards = inDirection('ingress', {closed: backend, peer: client, ...to}, policies, namespaces);
	// It comes with its node's address: what a policy says of that depends on the network plugin.
	if (client.isOnHostNetwork) {
		return inwards.kind === 'allowed' ? inwards : {kind: 'unknown'};
	}

	if (inwards.kind === 'blocked') {
		return inwards;
	}

	const outwards = inDirection('egress', {closed: client, peer: backend, ...to}, policies, namespaces);
	return outwards.kind === 'allowed' ? inwards : outwards;
};
