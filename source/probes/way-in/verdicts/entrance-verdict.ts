import {isInBlock} from '../../../model/networking/address-block.ts';
import type {Node, Service, ServicePort} from '../../../model/objects.ts';
import type {Fix} from '../../../rules/finding.ts';
import {hostPort} from '../../trace/trace-plan.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import type {Knock} from '../ask-entrances.ts';

/** What is known of the ways in to a port of a Service that has ready endpoints. */
export type EntranceFacts = {
	readonly service: Service;
	readonly port: ServicePort;
	readonly knocks: readonly Knock[];
	readonly nodes: readonly Node[];
	/** Names of the nodes with an endpoint that gets traffic. */
	readonly served: ReadonlySet<string>;
	/** The address that this machine connects from; undefined where it is not known. */
	readonly source: string | undefined;
};

/** What came of the ways in: a verdict where one of them fails, notes on what was not proven. */
export type EntranceResult = {readonly verdict?: TraceVerdict; readonly notes: readonly string[]};

const listed = (words: readonly string[]) => new Intl.ListFormat('en').format(words);

const targetOf = ({entrance: {address, port}}: Knock) => hostPort(address, port);

const isRefused = ({outcome}: Knock) => outcome === 'conn-refused';

const describeFix = ({namespace, name}: Service): Fix => ({
	kind: 'command',
	label: 'Check the Service events',
	argv: ['kubectl', '-n', namespace, 'describe', 'service', name],
	mutating: false,
});

const whyUnreachable = ({service}: EntranceFacts, knock: Knock): string => {
	if (knock.outcome === 'unresolved') {
		return `The load balancer's name ${knock.entrance.address} does not resolve on this machine.`;
	}

	return isRefused(knock)
		? 'Something there refuses the connection: no load balancer forwards this port, or kube-proxy on the node that has the address does not follow.'
		: `Nothing answers there: the load balancer is gone or not reachable from this machine's network (firewall, VPN, a private address), or status.loadBalancer of ${service.name} is out of date.`;
};

/** A load balancer's address, or an external IP, that does not answer. */
const addressVerdict = (facts: EntranceFacts, failed: readonly Knock[]): TraceVerdict => {
	const {service, source} = facts;
	const {sourceRanges = []} = service;
	const [first] = failed as [Knock];
	const isOutside =
		source !== undefined && sourceRanges.length > 0 && !sourceRanges.some(range => isInBlock(source, range));
	if (isOutside && first.entrance.kind === 'load-balancer' && first.outcome !== 'unresolved') {
		const open = {
			spec: {loadBalancerSourceRanges: [...sourceRanges, source.includes(':') ? `${source}/128` : `${source}/32`]},
		};
		return {
			code: 'source-not-allowed',
			confidence: 'likely',
			title: `Not in loadBalancerSourceRanges: this machine, at ${targetOf(first)}`,
			cause: `This machine connects from ${source}, and spec.loadBalancerSourceRanges of ${service.name} allows ${listed(sourceRanges)} only: packets from elsewhere are dropped (${first.detail}).`,
			fixes: [
				{
					kind: 'command',
					label: `Allow ${source} as well`,
					argv: [
						...['kubectl', '-n', service.namespace, 'patch', 'service', service.name, '--type=merge', '-p'],
						JSON.stringify(open),
					],
					mutating: true,
				},
			],
		};
	}

	return {
		code: 'address-unreachable',
		confidence: 'certain',
		title: `Unreachable from this machine: ${listed(failed.map(targetOf))}`,
		cause: `${first.detail}. ${whyUnreachable(facts, first)}`,
		fixes: [describeFix(service)],
	};
};

const localFix = ({namespace, name}: Service): Fix => ({
	kind: 'command',
	label: 'Set externalTrafficPolicy: Cluster (pods no longer see the client IP)',
	argv: [
		...['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p'],
		JSON.stringify({spec: {externalTrafficPolicy: 'Cluster'}}),
	],
	mutating: true,
});

const whyDropped = ({service, nodes, served}: EntranceFacts, dropped: readonly string[]): string => {
	const isLocal = service.isExternallyLocal === true;
	const empty = isLocal ? dropped.filter(node => !served.has(node)) : [];
	const rest = dropped.filter(node => !empty.includes(node));
	const lost = nodes.filter(({name, isReady}) => rest.includes(name) && !isReady).map(({name}) => name);
	return [
		empty.length > 0 &&
			`externalTrafficPolicy is Local, and no ready pod of ${service.name} runs on ${listed(empty)}: what comes in there is dropped.`,
		lost.length > 0 && `${listed(lost)} ${lost.length === 1 ? 'is' : 'are'} NotReady.`,
		rest.length > lost.length &&
			`A firewall in front of ${listed(rest.filter(name => !lost.includes(name)))}, or kube-proxy there: it may not run, not follow, or be limited by --nodeport-addresses.`,
	]
		.filter(Boolean)
		.join(' ');
};

/** Nodes that drop a NodePort which others serve, or which all refuse. */
const nodeVerdict = (facts: EntranceFacts, failed: readonly Knock[], answering: readonly Knock[]): TraceVerdict => {
	const {service, port} = facts;
	const dropped = failed.map(({entrance}) => entrance.node);
	const isLocalAlone = service.isExternallyLocal === true && dropped.every(node => !facts.served.has(node));
	const others =
		answering.length > 0
			? ` ${listed(answering.map(({entrance}) => entrance.node))} ${answering.length === 1 ? 'answers' : 'answer'}.`
			: '';
	return {
		code: 'nodeport-dropped',
		confidence: 'certain',
		title: `NodePort ${port.nodePort} fails on ${listed(dropped)}`,
		cause: `${failed[0]!.detail} at ${failed.map(targetOf).join(', ')}.${others} ${whyDropped(facts, dropped)}`,
		fixes: isLocalAlone
			? [localFix(service)]
			: [
					{
						kind: 'command',
						label: 'Check kube-proxy on these nodes',
						argv: ['kubectl', '-n', 'kube-system', 'get', 'pods', '-l', 'k8s-app=kube-proxy', '-o', 'wide'],
						mutating: false,
					},
				],
	};
};

/** What is not a fault by itself: from outside a private network its nodes and addresses are often out of reach. */
const silentNodes = ({port}: EntranceFacts, failed: readonly Knock[]) =>
	`NodePort ${port.nodePort} is not proven: no node's address answers this machine (${failed.map(targetOf).join(', ')}: ${failed[0]!.detail}), which a firewall in front of the nodes or a private network explains as well. Try from inside that network.`;

/** Judges what the ways in to a port answered. `isWhole` is whether nothing else was asked of the Service. */
export const entranceResult = (facts: EntranceFacts, isWhole: boolean): EntranceResult => {
	const {service, knocks, served} = facts;
	// A load balancer leaves nodes out that have no pod of their own to send to.
	const isSpared = ({entrance}: Knock) =>
		service.type === 'LoadBalancer' && service.isExternallyLocal === true && !served.has(entrance.node);
	const [ofNodes, balanced] = [
		knocks.filter(knock => knock.entrance.kind === 'node-port' && !isSpared(knock)),
		knocks.filter(({entrance}) => entrance.kind !== 'node-port'),
	];
	const closed = balanced.filter(({outcome}) => outcome !== 'ok');
	const failed = ofNodes.filter(({outcome}) => outcome !== 'ok');
	const answering = ofNodes.filter(({outcome}) => outcome === 'ok');
	const isSilent = failed.length > 0 && answering.length === 0 && !failed.every(isRefused);
	if (closed.length > 0) {
		return {verdict: addressVerdict(facts, closed), notes: []};
	}

	if (isSilent && isWhole && balanced.length === 0) {
		return {
			verdict: {
				code: 'address-unreachable',
				confidence: 'certain',
				title: `NodePort ${facts.port.nodePort} unreachable on all nodes`,
				cause: `${failed[0]!.detail} at ${failed.map(targetOf).join(', ')}. A firewall in front of the nodes, or a network that this machine is not part of.`,
				fixes: [],
			},
			notes: [],
		};
	}

	if (isSilent) {
		return {notes: [silentNodes(facts, failed)]};
	}

	return failed.length > 0 ? {verdict: nodeVerdict(facts, failed, answering), notes: []} : {notes: []};
};
