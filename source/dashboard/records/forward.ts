import type {ServicePort} from '../../model/objects.ts';

/** A port of this machine that leads to a Service. It is known by its number, as no two can be the same. */
export type Forward = {
	/** On 127.0.0.1. */
	readonly local: number;
	/** The Service, `namespace/name`. */
	readonly key: string;
	/** The Service's port, by its name where it has one. */
	readonly port: string;
	/** The one pod it may go to; undefined where any ready one of the Service will do. */
	readonly only: string | undefined;
	/** The pod that the next connection goes to; undefined where none can. */
	readonly pod: string | undefined;
	/** Connections: now, and all there were. */
	readonly open: number;
	readonly total: number;
	/** Bytes that came from the pods, and that went to them. */
	readonly received: number;
	readonly sent: number;
	/** Unix milliseconds. */
	readonly since: number;
	/** What went wrong last; undefined for nothing. */
	readonly problem: ForwardProblem | undefined;
};

/** `at` in Unix milliseconds; `isOver` once connections come through again, or go where it does not matter. */
export type ForwardProblem = {readonly text: string; readonly at: number; readonly isOver: boolean};

/** What someone asks for: a local port (0 for any that is free) to a Service's port. */
export type ForwardRequest = Pick<Forward, 'key' | 'only' | 'local'> & {
	readonly port: ServicePort;
};

/** A forward that nothing has passed through yet. `since` in Unix milliseconds. */
export const startedForward = (
	{key, only, port}: ForwardRequest,
	local: number,
	pod: string | undefined,
	since: number,
): Forward => ({
	local,
	key,
	port: port.name || String(port.port),
	only,
	pod,
	open: 0,
	total: 0,
	received: 0,
	sent: 0,
	since,
	problem: undefined,
});

/**
 * What broke connections to a pod that is deleted: `next` is the pod that later ones go to; '' where there is none,
 * undefined where that is not known.
 */
export const deletedProblem = (
	{only}: Pick<Forward, 'only'>,
	pod: string,
	isGone: boolean,
	next: string | undefined,
): Omit<ForwardProblem, 'at'> => {
	const what = `Pod ${pod} ${isGone ? 'was deleted' : 'was being deleted'}`;
	const then = next === '' ? 'no other endpoint is ready' : `${next} takes its place`;
	const isNextNamed = only === undefined && next !== undefined;
	return {text: isNextNamed ? `${what}: ${then}.` : `${what}.`, isOver: Boolean(next)};
};

export const addressOf = ({local}: Pick<Forward, 'local'>) => `127.0.0.1:${local}`;

/** How forwards are told of by their number: `1 port is`, `3 ports are`. */
export const countedPorts = (count: number) => (count === 1 ? '1 port is' : `${count} ports are`);
