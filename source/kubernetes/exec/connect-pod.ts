import type {ForwardTarget} from '../../model/ports/forward-target.ts';
import type {Connection} from '../connection/connection.ts';
import {openPodPort, type PodPort} from './pod-port.ts';

/** Pods that may turn out to be gone before a connection is given up. */
const tries = 3;

/** How a connection finds its pod. */
export type PodChoice = {
	readonly namespace: string;
	/** The pod to try next, apart from those that are gone; undefined where there is none. */
	choose(gone: ReadonlySet<string>): Promise<ForwardTarget | undefined>;
	/** Said where there never was one. */
	readonly nobody: string;
};

type Channel = Extract<Awaited<ReturnType<typeof openPodPort>>, {readonly channel: unknown}>;

/**
 * Opens a connection to the first pod of a choice that is there. What svctop knows of pods is a moment old, so that one
 * may be gone already. Rejects where `choose` does.
 */
export const reachPod = async (
	connection: Connection,
	{namespace, choose, nobody}: PodChoice,
): Promise<(Channel & {readonly target: PodPort}) | {readonly problem: string}> => {
	const gone = new Set<string>();
	let problem = nobody;
	while (gone.size < tries) {
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
