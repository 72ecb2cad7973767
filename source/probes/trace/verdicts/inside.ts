import type {Hop, ProbedPort, Trail} from '../hop.ts';
import {hostPort, type PlannedEndpoint, type TracePlan} from '../trace-plan.ts';
import {isLoopback, isReachedAt} from '../walk/listening-sockets.ts';
import {isConnected} from '../walk/probe-port.ts';

/** What the inside of a pod says of a port that is not reached from outside. */
export type Inside = PlannedEndpoint & {
	/** An address and port of its loopback that answers there, or that a socket is bound to; undefined where none is known. */
	readonly loopback: string | undefined;
	/** Whether a socket is bound where others should reach it; undefined where the sockets could not be read. */
	readonly isOpen: boolean | undefined;
	/** Addresses beyond the loopback that the port is bound to and that are not the endpoint's. */
	readonly elsewhere: readonly string[];
	/** Whether the port was asked in there and refused, or has no socket. */
	readonly isClosed: boolean;
};

const refusals: ReadonlyArray<Hop['outcome']> = ['conn-refused', 'conn-fail-unknown'];

const insideOf = (endpoint: PlannedEndpoint, hops: readonly Hop[], probed: ProbedPort | undefined): Inside => {
	const {pod, address, port} = endpoint;
	const local = hops.filter(each => each.hop === 'backend-local' && each.pod === pod);
	// A socket that was seen is named by its own address, `*` stands for all of them.
	const answering = local.find(each => isConnected(each) && !each.target.startsWith('*'))?.target;
	const {bound, listening} = probed ?? {};
	const onLoopback = bound?.find(isLoopback);
	return {
		...endpoint,
		loopback: answering ?? (onLoopback === undefined ? undefined : hostPort(onLoopback, port)),
		isOpen: bound?.some(each => isReachedAt(address, each)) ?? listening?.includes(port),
		elsewhere: (bound ?? []).filter(each => !isLoopback(each) && !isReachedAt(address, each)),
		isClosed: local.some(({outcome}) => refusals.includes(outcome)) || bound?.length === 0,
	};
};

/** The insides of the pods that were asked; one that nobody looked into is among them too. */
export const insides = ({endpoints}: TracePlan, {hops, ports}: Trail): readonly Inside[] =>
	endpoints
		.filter(({pod}) => pod !== '')
		.map(endpoint =>
			insideOf(
				endpoint,
				hops,
				ports.find(({pod}) => pod === endpoint.pod),
			),
		);
