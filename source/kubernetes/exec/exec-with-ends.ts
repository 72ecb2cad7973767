import {setTimeout as wait} from 'node:timers/promises';
import type {Exec, ExecResult, Target} from '../../model/pod-access/exec.ts';
import type {Connection} from '../connection/connection.ts';
import {type KnownContainer, readPodEnd} from './pod-end.ts';

/** 128 + SIGKILL: how everything in a container ends with it. */
const killed = 137;
/** How often, and how many milliseconds apart, the pod is read: the kubelet tells of an end a second or two later. */
const readings = 10;
const interval = 300;

/** What the kubelet and the runtimes say of a container that has ended. */
const endedContainer = /container not found|CONTAINER_EXITED|stopped container|task .*not found|not running/i;

/** How many times the pod is worth reading: a kill and a container that has ended are told of late, the rest at once or never. */
const readingsFor = (result: ExecResult): number => {
	if (result.outcome === 'exited') {
		return result.exitCode === killed ? readings : 0;
	}

	if (result.outcome !== 'failed') {
		return 0;
	}

	return endedContainer.test(result.problem) ? readings : 1;
};

/**
 * The same exec, which says of a command that was cut short what became of its container: deleted, evicted, killed. `known`
 * is what is known of a container before it is asked; undefined where nothing is.
 */
export const withPodEnds = (
	exec: Exec,
	connection: Connection,
	known: (target: Target) => KnownContainer | undefined,
): Exec => {
	/** Asked once for all commands that ended with the same container. */
	const asked = new Map<string, Promise<string | undefined>>();

	const endOf = async (target: Target, before: KnownContainer | undefined, most: number, signal: AbortSignal) => {
		for (let reading = 0; reading < most && !signal.aborted; reading++) {
			if (reading > 0) {
				await wait(interval, undefined, {signal}).catch(() => {});
			}

			const end = await readPodEnd(connection, target, {before, isUnreached: most === 1}, signal);
			if (end !== undefined) {
				return end;
			}
		}

		return undefined;
	};

	return async (target, argv, options) => {
		const before = known(target);
		const result = await exec(target, argv, options);
		const most = readingsFor(result);
		if (most === 0) {
			return result;
		}

		const key = JSON.stringify([target, before, most]);
		const answer = asked.get(key) ?? endOf(target, before, most, options.signal).finally(() => asked.delete(key));
		asked.set(key, answer);
		const problem = await answer;
		const {stdout, stderr, ms} = result;
		return problem === undefined ? result : {outcome: 'gone', problem, stdout, stderr, ms};
	};
};
