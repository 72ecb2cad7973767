import type {Pod} from '../objects.ts';
import type {ContainerState, ContainerStatus, Terminated} from './containers.ts';

/** What the API says in one word, and at length: `Evicted: The node was low on resource: memory.` */
export const worded = (reason: string, message: string) => [reason, message].filter(Boolean).join(': ');

/** How a container ended: `exit 137, OOMKilled`. */
export const exitText = ({exitCode, signal, reason}: Terminated) => {
	const cause = reason === 'Error' || reason === 'Completed' ? '' : reason;
	return [signal > 0 ? `signal ${signal}` : `exit ${exitCode}`, cause].filter(Boolean).join(', ');
};

/** How it last ended: the kubelet keeps a container that it is about to start again as terminated. */
export const lastExit = ({state, lastTerminated}: ContainerStatus): Terminated | undefined =>
	state.kind === 'terminated' ? state : lastTerminated;

/** So many restarts are no accident. */
export const manyRestarts = 3;

export const restartText = (restarts: number) => `${restarts} restart${restarts === 1 ? '' : 's'}`;

export const isWaitingFor = (state: ContainerState, reasons: readonly string[]) =>
	state.kind === 'waiting' && reasons.includes(state.reason);

/** Between two starts the status mostly reads terminated, and CrashLoopBackOff only for moments. */
export const isLooping = ({state, restarts}: ContainerStatus, pod: Pod) =>
	isWaitingFor(state, ['CrashLoopBackOff']) ||
	// A Job's container that ended well stays ended.
	(state.kind === 'terminated' && restarts > 0 && (state.exitCode !== 0 || pod.owner?.kind !== 'Job'));

export const loopText = (status: ContainerStatus) => {
	const exit = lastExit(status);
	return `CrashLoopBackOff: ${[exit && exitText(exit), restartText(status.restarts)].filter(Boolean).join(', ')}`;
};
