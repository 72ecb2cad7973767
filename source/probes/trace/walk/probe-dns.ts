import {attemptsBy} from '../../attempts/attempts.ts';
import type {ContainerTools} from '../../attempts/container-tools.ts';
import {tryInOrder} from '../../attempts/try-in-order.ts';
import {assumedDomain} from '../../names/resolv-conf.ts';
import {forEachYield} from '../async-generators.ts';
import type {AskContext, PortAnswer} from './probe-port.ts';

export type DnsPort = {
	readonly title: string;
	/** An address without brackets. */
	readonly host: string;
	readonly port: number;
	readonly protocol: 'UDP' | 'TCP';
};

/** A name that the cluster's DNS answers from what it knows, however far its upstream servers are. */
const askedName = ({resolv}: ContainerTools) => `kubernetes.default.svc.${assumedDomain(resolv)}.`;

/** Puts a question to a DNS server at this address; unanswered where the client has no tool that can. */
export const probeDns = (
	{title, host, port, protocol}: DnsPort,
	{site, containerTools, nextId, emit}: AskContext,
): Promise<PortAnswer> => {
	const attempts = attemptsBy(
		({askServer}) => askServer,
		{server: host, port, protocol, name: askedName(containerTools)},
		containerTools,
	);
	return forEachYield(tryInOrder({title, attempts, site, nextId}), emit);
};
