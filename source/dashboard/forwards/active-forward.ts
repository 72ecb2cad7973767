import type {Server, Socket} from 'node:net';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import {readSlices} from '../../kubernetes/objects/service-slices.ts';
import type {Service} from '../../model/objects.ts';
import {type ForwardTarget, forwardTarget} from '../../model/ports/forward-target.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Forward, ForwardRequest} from '../records/forward.ts';

/** A forward with its sockets. Its connections are numbered from 1. */
export type ActiveForward = {
	readonly request: ForwardRequest;
	readonly service: Service;
	/** The port inside the one pod it may go to; undefined where it may go to any. */
	readonly onlyPort: number | undefined;
	readonly server: Server;
	readonly sockets: Set<Socket>;
	/** The Service as it was last watched. */
	view: ServiceView | undefined;
	/** Pods that are being deleted, though the view does not show it yet. */
	readonly deletedPods: Set<string>;
	/** The number of the last connection that a pod has answered, and of the last one that broke. */
	lastAnswered: number;
	lastFailed: number;
	/** Its state, as the store has it. */
	forward: Forward;
};

/**
 * The pod that the next connection goes to; undefined where there is none. Pods in `gone` are left out, and pods that are being
 * deleted where there is another one. Rejects where the Service is not watched and cannot be read.
 */
export const choosePod = async (
	{request: {only, port}, service, onlyPort, deletedPods, forward}: ActiveForward,
	view: ServiceView | undefined,
	gone: ReadonlySet<string>,
	connection: Connection,
	signal: AbortSignal,
): Promise<ForwardTarget | undefined> => {
	if (only !== undefined) {
		return gone.has(only) ? undefined : {pod: only, port: onlyPort!};
	}

	const seen = view ?? {service, slices: await readSlices(connection, service, signal)};
	const remaining = forwardTarget(seen, port, forward.pod, new Set([...gone, ...deletedPods]));
	return remaining ?? forwardTarget(seen, port, forward.pod, gone);
};

/** What changes when connection `nth` breaks; nothing where a later one broke already. `at` in Unix milliseconds. */
export const afterProblem = (
	one: ActiveForward,
	nth: number,
	{text, isOver}: {readonly text: string; readonly isOver: boolean},
	at: number,
): Partial<Forward> => {
	if (nth < one.lastFailed) {
		return {};
	}

	one.lastFailed = nth;
	return {problem: {text, at, isOver: isOver || one.lastAnswered > nth}};
};

/** What changes when bytes come through connection `nth`: the problem of an earlier connection is over. */
export const afterAnswer = (one: ActiveForward, nth: number, bytes: number): Partial<Forward> => {
	const {problem, received} = one.forward;
	one.lastAnswered = Math.max(one.lastAnswered, nth);
	const isOver = problem?.isOver === false && nth > one.lastFailed;
	return {received: received + bytes, ...(isOver && {problem: {...problem, isOver}})};
};

/** Takes no connection any more, and breaks those that are open. */
export const closeForward = ({server, sockets}: ActiveForward): void => {
	server.close();
	for (const socket of sockets) {
		socket.resetAndDestroy();
	}
};
