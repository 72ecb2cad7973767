import type {ContainerState, ContainerStatus, Terminated} from '../../model/pods/containers.ts';
import {message, one, sharedMessage} from '../wire/message.ts';
import {boolean, integer, mapped, optional, text, time} from '../wire/values.ts';

const terminated = mapped(
	message({
		exitCode: one(1, integer),
		signal: one(2, integer),
		reason: one(3, text),
		message: one(4, text),
		startedAt: one(5, time),
		finishedAt: one(6, time),
	}),
	({exitCode, signal, reason, message: said, startedAt, finishedAt}): Terminated => ({
		exitCode,
		signal,
		reason,
		message: said,
		started: startedAt,
		finished: finishedAt,
	}),
);

/** A ContainerState: none of the three means waiting (core/v1 ContainerState). */
const state = message({
	waiting: one(1, message({reason: one(1, text), message: one(2, text)})),
	running: one(2, optional(message({startedAt: one(1, time)}))),
	terminated: one(3, optional(terminated)),
});

/**
 * A ContainerStatus (k8s.io/api core/v1 generated.proto). Its container's id is unique: it is shared by the fields that
 * are read.
 */
export const containerStatus = sharedMessage(
	{
		name: one(1, text),
		state: one(2, state),
		lastState: one(3, message({terminated: one(3, optional(terminated))})),
		ready: one(4, boolean),
		restartCount: one(5, integer),
		started: one(9, optional(boolean)),
	},
	({name, state: {running, terminated: ended, waiting}, lastState, ready, restartCount, started}): ContainerStatus => {
		const last = lastState.terminated;
		const now: ContainerState = running
			? {kind: 'running', since: running.startedAt}
			: ended
				? {kind: 'terminated', ...ended}
				: {kind: 'waiting', ...waiting};
		return {name, ready, started, restarts: restartCount, state: now, ...(last && {lastTerminated: last})};
	},
);
