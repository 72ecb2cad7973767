import {setTimeout as wait} from 'node:timers/promises';
import type {Target} from '../../model/pod-access/exec.ts';
import {lineTime} from '../../text/line-time.ts';
import type {Connection} from '../connection/connection.ts';
import {ClusterError} from '../errors.ts';
import {list, number, object, text} from '../wire/json.ts';
import {readObject} from './api-object.ts';
import {type LogRange, readLog} from './pod-log.ts';

/** Which container's log, of this run or the one before, and how far back. */
export type LogSource = Pick<LogRange, 'isPrevious' | 'since'> & {readonly target: Target};

export type LogListener = {
	/** New lines of the log, a note about its state, and whether its container has stopped writing. */
	grown(lines: readonly string[], note: string, isEnded: boolean): void;
	failed(problem: string): void;
};

type ContainerNow =
	| {readonly kind: 'running'}
	| {readonly kind: 'ended'; readonly text: string}
	/** The container has ended and is not started again. */
	| {readonly kind: 'over'; readonly text: string};

const containerNow = async (
	connection: Connection,
	{target}: LogSource,
	signal: AbortSignal,
): Promise<ContainerNow> => {
	let pod: unknown;
	try {
		pod = await readObject(connection, {kind: 'Pod', namespace: target.namespace, name: target.pod}, signal);
	} catch (error) {
		if (error instanceof ClusterError && error.kind === 'absent') {
			return {kind: 'over', text: 'the pod is gone'};
		}

		throw error;
	}

	const {metadata, status: rawStatus} = object(pod);
	const status = object(rawStatus);
	const statuses = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];
	const own = statuses
		.flatMap(each => list(status[each]))
		.map(object)
		.find(each => text(each.name) === target.container);
	const {running, terminated, waiting} = object(own?.state);
	if (running !== undefined) {
		return {kind: 'running'};
	}

	const ending = object(terminated ?? object(own?.lastState).terminated);
	const stateText =
		terminated === undefined
			? `waiting: ${text(object(waiting).reason)}`
			: `ended: ${text(ending.reason)}, exit ${number(ending.exitCode)}`;
	if (object(metadata).deletionTimestamp !== undefined) {
		// The phase of a pod becomes final before the pod is deleted.
		return {kind: 'ended', text: `the pod is being deleted, ${stateText}`};
	}

	const isOver = ['Succeeded', 'Failed'].includes(text(status.phase));
	return {kind: isOver ? 'over' : 'ended', text: stateText};
};

/**
 * Reads a log and follows it, past restarts of its container, until the pod is deleted or the signal ends it. A container that
 * does not run is read again every `pollMs`. Never rejects.
 */
export const followLog = async (
	connection: Connection,
	source: LogSource,
	signal: AbortSignal,
	{grown, failed}: LogListener,
	pollMs = 1000,
) => {
	const {target, isPrevious, since} = source;
	const isFollowed = !isPrevious && since !== 'head';
	let after = '';
	let note = '';

	/** Reads on to the end of the log. Returns why the node has no log, or no more of it; '' where it has one. */
	const read = async () => {
		const shown = after;
		try {
			for await (const lines of readLog(connection, target, {isPrevious, since, after}, signal)) {
				// The server takes whole seconds as the time to continue after, so it sends some lines again.
				const fresh = lines.filter(line => lineTime(line) === '' || lineTime(line) > shown);
				grown(fresh, note, false);
				after = fresh.map(lineTime).findLast(Boolean) ?? after;
			}
		} catch (error) {
			if ((error as ClusterError).kind === 'no-log') {
				return (error as ClusterError).message;
			}

			throw error;
		}

		return '';
	};

	const reportEnd = (text: string, problem: string) => {
		grown([], text, true);
		// `grown` clears the problem, but this one holds as long as the container does not run.
		if (problem !== '') {
			failed(problem);
		}
	};

	/** Waits until the container runs again; false where it never will. */
	const isBack = async (problem: string) => {
		let reported: string | undefined;
		for (;;) {
			const now = await containerNow(connection, source, signal);
			if (now.kind === 'running') {
				return true;
			}

			if (now.text !== reported) {
				reportEnd(now.text, problem);
				reported = now.text;
			}

			if (now.kind === 'over') {
				return false;
			}

			note = 'started again';
			await wait(pollMs, undefined, {signal});
		}
	};

	for (;;) {
		try {
			const problem = await read();
			if (problem !== '') {
				failed(problem);
			} else if (!isFollowed) {
				grown([], since === 'head' ? 'the first MiB at most' : 'to its end', isPrevious);
			}

			if (!isFollowed || !(await isBack(problem))) {
				return;
			}
		} catch (error) {
			if (signal.aborted) {
				return;
			}

			if ((error as ClusterError).kind === 'absent') {
				failed(`There is no pod ${target.pod} in namespace ${target.namespace} any more.`);
				return;
			}

			failed((error as Error).message);
			if (!isFollowed || (error as ClusterError).kind === 'forbidden') {
				return;
			}
		}

		await wait(pollMs, undefined, {signal}).catch(() => undefined);
		if (signal.aborted) {
			return;
		}
	}
};
