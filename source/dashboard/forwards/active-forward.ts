import type {Server, Socket} from 'node:net';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import {readSlices} from '../../kubernetes/objects/service-slices.ts';
import type {Service} from '../../model/objects.ts';
import {type ForwardTarget, forwardTarget} from '../../model/ports/forward-target.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Forward, ForwardRequest} from './forward.ts';

/** A local port that is listened on, with what is told of it. Its connections are counted from 1. */
export type RunningForward = {
	readonly request: ForwardRequest;
	readonly service: Service;
	/** The port inside the one pod it may go to; undefined where it may go to any. */
	readonly onlyPort: number | undefined;
	readonly server: Server;
	readonly sockets: Set<Socket>;
	/** What was last seen of the Service. */
	seen: ServiceView | undefined;
	/** Pods that are being deleted though that has not been seen yet. */
	readonly leaving: Set<string>;
	/** The last connection that a pod has answered, and the last one that broke. */
	answered: number;
	failed: number;
	told: Forward;
};

/**
 * The pod that the next connection goes to, apart from those that are gone and, where there is another, those that
 * leave; undefined where there is none. Rejects where nothing is seen of the Service and it can't be looked up.
 */
export const choosePod = async (
	{request: {only, port}, service, onlyPort, leaving, told}: RunningForward,
	view: ServiceView | undefined,
	gone: ReadonlySet<string>,
	connection: Connection,
	signal: AbortSignal,
): Promise<ForwardTarget | undefined> => {
	if (only !== undefined) {
		return gone.has(only) ? undefined : {pod: only, port: onlyPort!};
	}

	const seen = view ?? {service, slices: await readSlices(connection, service, signal)};
	const staying = forwardTarget(seen, port, told.pod, new Set([...gone, ...leaving]));
	return staying ?? forwardTarget(seen, port, told.pod, gone);
};

/** What there is to tell once the nth connection broke; nothing where a later one did already. `at` in Unix milliseconds. */
export const afterProblem = (
	one: RunningForward,
	nth: number,
	{text, isOver}: {readonly text: string; readonly isOver: boolean},
	at: number,
): Partial<Forward> => {
	if (nth < one.failed) {
		return {};
	}

	one.failed = nth;
	return {problem: {text, at, isOver: isOver || one.answered > nth}};
};

/** What there is to tell once bytes have come through the nth connection: what befell an earlier one is over. */
export const afterAnswer = (one: RunningForward, nth: number, bytes: number): Partial<Forward> => {
	const {problem, received} = one.told;
	one.answered = Math.max(one.answered, nth);
	const isOver = problem?.isOver === false && nth > one.failed;
	return {received: received + bytes, ...(isOver && {problem: {...problem, isOver}})};
};

/** Takes no connection any more, and breaks those that are open. */
export const closeForward = ({server, sockets}: RunningForward): void => {
	server.close();
	for (const socket of sockets) {
		socket.resetAndDestroy();
	}
};
