import type {ContainerState, ContainerStatus, Pod, Terminated} from './objects.ts';
import {isReady, isTerminating} from './pods.ts';
import {probeAnswer, probeText} from './probe-failure.ts';
import type {ProbeFailure} from './service-view.ts';

/** Why a pod is not Ready, in one word. */
export type NotReadyCode =
	| 'completed'
	| 'evicted'
	| 'unschedulable'
	| 'scheduling-gated'
	| 'pvc-config'
	| 'image-pull'
	| 'init-blocked'
	| 'crash-loop'
	| 'oom'
	| 'startup-probe'
	| 'readiness-probe'
	| 'readiness-gate'
	| 'terminating'
	| 'node-not-ready'
	| 'unknown';

export type NotReady = {
	readonly code: NotReadyCode;
	/** A few words, the most telling first: `CrashLoopBackOff: exit 78, 5 restarts`. */
	readonly sentence: string;
	/** The container it is about; '' where it is the pod itself. */
	readonly container: string;
	/** Whether waiting alone cannot mend it: a pod that is still starting has no such fault. */
	readonly isFault: boolean;
};

const configErrors = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];
const pullErrors = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'RegistryUnavailable'];

const conditionOf = (pod: Pod, type: string) => pod.conditions.find(condition => condition.type === type);

const worded = (reason: string, message: string) => [reason, message].filter(Boolean).join(': ');

/** How a container ended: `exit 137, OOMKilled`. */
export const exitText = ({exitCode, signal, reason}: Terminated) => {
	const cause = reason === 'Error' || reason === 'Completed' ? '' : reason;
	return [signal > 0 ? `signal ${signal}` : `exit ${exitCode}`, cause].filter(Boolean).join(', ');
};

/** How it last ended: the kubelet keeps a container that it is about to start again as terminated. */
export const lastExit = ({state, lastTerminated}: ContainerStatus): Terminated | undefined =>
	state.kind === 'terminated' ? state : lastTerminated;

const restartText = (restarts: number) => `${restarts} restart${restarts === 1 ? '' : 's'}`;

const isWaitingFor = (state: ContainerState, reasons: readonly string[]) =>
	state.kind === 'waiting' && reasons.includes(state.reason);

/** Between two starts the status mostly reads terminated, and CrashLoopBackOff only for moments. */
const isLooping = ({state, restarts}: ContainerStatus, pod: Pod) =>
	isWaitingFor(state, ['CrashLoopBackOff']) ||
	// A Job's container that ended well stays ended.
	(state.kind === 'terminated' && restarts > 0 && (state.exitCode !== 0 || pod.owner?.kind !== 'Job'));

const loopText = (status: ContainerStatus) => {
	const exit = lastExit(status);
	return `CrashLoopBackOff: ${[exit && exitText(exit), restartText(status.restarts)].filter(Boolean).join(', ')}`;
};

const unscheduled = (pod: Pod): NotReady | undefined => {
	const scheduled = conditionOf(pod, 'PodScheduled');
	if (scheduled?.status !== 'False') {
		return undefined;
	}

	return scheduled.reason === 'SchedulingGated'
		? {code: 'scheduling-gated', sentence: worded('scheduling gated', scheduled.message), container: '', isFault: true}
		: {code: 'unschedulable', sentence: worded('unschedulable', scheduled.message), container: '', isFault: true};
};

const blockedInit = (pod: Pod): NotReady | undefined => {
	if (conditionOf(pod, 'Initialized')?.status !== 'False') {
		return undefined;
	}

	const sidecars = new Set(pod.initContainers.filter(({isSidecar}) => isSidecar).map(({name}) => name));
	const blocked = pod.initStatuses.find(({name, state, started}) =>
		sidecars.has(name) ? started !== true : !(state.kind === 'terminated' && state.exitCode === 0),
	);
	if (blocked === undefined) {
		return undefined;
	}

	const {name, state} = blocked;
	const isFault = isLooping(blocked, pod) || (state.kind === 'terminated' && state.exitCode !== 0);
	const doing = isFault
		? loopText(blocked)
		: state.kind === 'waiting'
			? state.reason || 'waiting'
			: sidecars.has(name)
				? 'has not started'
				: 'still running';
	return {code: 'init-blocked', sentence: `init container ${name}: ${doing}`, container: name, isFault};
};

/** What keeps one running container from being ready. */
const unreadyContainer = (
	pod: Pod,
	status: ContainerStatus,
	failure: ProbeFailure | undefined,
): NotReady | undefined => {
	if (status.state.kind !== 'running' || status.ready) {
		return undefined;
	}

	const {name, started} = status;
	const declared = [...pod.containers, ...pod.initContainers].find(container => container.name === name);
	const said = (probe: 'Startup' | 'Readiness') => probeAnswer(failure, probe)?.text ?? 'has not succeeded';
	if (declared?.startupProbe && started === false) {
		const sentence = `startup probe, ${probeText(declared.startupProbe)}: ${said('Startup')}`;
		return {code: 'startup-probe', sentence, container: name, isFault: false};
	}

	if (declared?.readinessProbe && started !== false) {
		const sentence = `readiness probe, ${probeText(declared.readinessProbe)}: ${said('Readiness')}`;
		return {code: 'readiness-probe', sentence, container: name, isFault: false};
	}

	return undefined;
};

/** What the containers' own states tell, in the order in which a pod comes up. */
const containerFault = (pod: Pod, failure: ProbeFailure | undefined): NotReady | undefined => {
	const all = [...pod.initStatuses, ...pod.statuses];
	const sidecars = new Set(pod.initContainers.filter(({isSidecar}) => isSidecar).map(({name}) => name));
	const serving = [...pod.statuses, ...pod.initStatuses.filter(({name}) => sidecars.has(name))];

	const waitingFor = (reasons: readonly string[]) =>
		all.find(({state}) => state.kind === 'waiting' && reasons.includes(state.reason));

	const unconfigured = (): NotReady | undefined => {
		const status = waitingFor(configErrors);
		return status?.state.kind === 'waiting'
			? {
					code: 'pvc-config',
					sentence: worded(status.state.reason, status.state.message),
					container: status.name,
					isFault: true,
				}
			: undefined;
	};

	const unpulled = (): NotReady | undefined => {
		const status = waitingFor(pullErrors);
		// The registry's own words are many; the image tells enough in a row.
		const image = [...pod.containers, ...pod.initContainers].find(({name}) => name === status?.name)?.image ?? '';
		return status?.state.kind === 'waiting'
			? {code: 'image-pull', sentence: worded(status.state.reason, image), container: status.name, isFault: true}
			: undefined;
	};

	const looping = () => {
		const status = serving.find(each => isLooping(each, pod));
		return status && ({code: 'crash-loop', sentence: loopText(status), container: status.name, isFault: true} as const);
	};

	const outOfMemory = () => {
		const status = serving.find(each => !each.ready && each.lastTerminated?.reason === 'OOMKilled');
		const sentence = status && `OOMKilled, ${restartText(status.restarts)}; not ready again yet`;
		return sentence && ({code: 'oom', sentence, container: status.name, isFault: true} as const);
	};

	const unready = () => {
		for (const status of serving) {
			const found = unreadyContainer(pod, status, failure);
			if (found) {
				return found;
			}
		}

		return undefined;
	};

	return unconfigured() ?? unpulled() ?? blockedInit(pod) ?? looping() ?? (outOfMemory() || undefined) ?? unready();
};

/** What is left when no container is at fault. */
const podFault = (pod: Pod): NotReady | undefined => {
	const ready = conditionOf(pod, 'Ready');
	const areContainersReady = pod.statuses.length > 0 && pod.statuses.every(status => status.ready);
	if (areContainersReady && ready?.reason === 'ReadinessGatesNotReady') {
		return {code: 'readiness-gate', sentence: worded('readiness gate', ready.message), container: '', isFault: false};
	}

	if (isTerminating(pod)) {
		return {code: 'terminating', sentence: 'terminating', container: '', isFault: false};
	}

	// A node that is lost flips the Ready condition alone (pkg/controller/util/node/controller_utils.go MarkPodsNotReady).
	if (areContainersReady && conditionOf(pod, 'ContainersReady')?.status === 'True') {
		return {code: 'node-not-ready', sentence: `its node ${pod.node} is not ready`, container: '', isFault: true};
	}

	return undefined;
};

const unknown = (pod: Pod): NotReady => {
	const ended = pod.statuses.find(({state}) => state.kind === 'terminated');
	if (ended?.state.kind === 'terminated') {
		return {code: 'unknown', sentence: `ended: ${exitText(ended.state)}`, container: ended.name, isFault: false};
	}

	const held = pod.statuses.find(({state}) => state.kind === 'waiting');
	if (held?.state.kind === 'waiting' && held.state.reason) {
		const sentence = worded(held.state.reason, held.state.message);
		return {code: 'unknown', sentence, container: held.name, isFault: false};
	}

	const ready = conditionOf(pod, 'Ready');
	const sentence = worded(ready?.reason ?? '', ready?.message ?? '') || `phase ${pod.phase}`;
	return {code: 'unknown', sentence, container: '', isFault: false};
};

/**
 * Why a pod is not Ready, from its own status and, where it is known, the newest event about a failing probe of it;
 * undefined for a Ready pod. The first reason in the order in which a pod comes up wins.
 */
export const whyNotReady = (pod: Pod, failure?: ProbeFailure): NotReady | undefined => {
	if (isReady(pod)) {
		return undefined;
	}

	// Nothing starts again in a pod that is over, whatever its containers last said.
	if (pod.phase === 'Failed') {
		const sentence = worded(pod.reason || 'Failed', pod.message);
		return {code: 'evicted', sentence, container: '', isFault: true};
	}

	if (pod.phase === 'Succeeded') {
		return {code: 'completed', sentence: 'completed', container: '', isFault: true};
	}

	return unscheduled(pod) ?? containerFault(pod, failure) ?? podFault(pod) ?? unknown(pod);
};
