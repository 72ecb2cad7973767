import type {ForwardTarget} from '../../model/ports/forward-target.ts';
import type {Connection} from '../connection/connection.ts';
import {openPodPort, type PodPort} from './pod-port.ts';

/** Pods that are tried before a connection is given up. */
const maxPods = 3;

/** How the pod of a connection is chosen. */
export type PodChoice = {
	readonly namespace: string;
	/** The pod to try next, apart from those that are gone; undefined where there is none. */
	choose(gone: ReadonlySet<string>): Promise<ForwardTarget | undefined>;
	/** The problem where there is no pod at all. */
	readonly nobody: string;
};

type Channel = Extract<Awaited<ReturnType<typeof openPodPort>>, {readonly channel: unknown}>;

/**
 * Opens a connection to the first chosen pod that still exists: what svctop knows of pods is a moment old, so a pod may be gone
 * already. Rejects where `choose` does.
 */
export const connectPod = async (
	connection: Connection,
	{namespace, choose, nobody}: PodChoice,
): Promise<(Channel & {readonly target: PodPort}) | {readonly problem: string}> => {
	const gone = new Set<string>();
	let problem = nobody;
	while (gone.size < maxPods) {
		const chosen = await choose(gone);
		if (chosen === undefined) {
			break;
		}

		const target = {namespace, ...chosen};
		const opened = await openPodPort(connection, target);
		if ('channel' in opened) {
			return {...opened, target};
		}

		problem = opened.problem;
		if (!opened.isGone) {
			break;
		}

		gone.add(chosen.pod);
	}

	return {problem};
};
