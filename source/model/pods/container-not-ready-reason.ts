import type {Pod} from '../objects.ts';
import {isLooping, loopText, restartText, worded} from './container-state.ts';
import type {ContainerStatus} from './containers.ts';
import {bracketed, type FailingProbe, failingProbes, where} from './failing-probes.ts';
import {hookedContainer} from './hooked-container.ts';
import {killedContainer} from './killed-container.ts';
import type {NotReady} from './not-ready-reason.ts';
import type {PodEvents} from './pod-events.ts';
import {conditionOf} from './pods.ts';
import {probeText} from './probe-failure.ts';
import {setupFailureText} from './setup-failure-text.ts';

const configErrors = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];
const pullErrors = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'RegistryUnavailable'];

/** Whether its sandbox, with volumes and network, is still being made; servers before 1.29 tell by the address alone. */
export const isBeingSetUp = (pod: Pod) => {
	const isSetUp = conditionOf(pod, 'PodReadyToStartContainers');
	return pod.node !== '' && (isSetUp ? isSetUp.status !== 'True' : pod.ips.length === 0);
};

const blockedInit = (pod: Pod, events: PodEvents | undefined): NotReady | undefined => {
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
	// A sidecar has probes of its own: their answers are more precise.
	const isProbed = failingProbes(pod, events).some(({container}) => container.name === name);
	if (isProbed || killedContainer(pod, events)?.container === name) {
		return undefined;
	}

	const isFault = isLooping(blocked, pod) || (state.kind === 'terminated' && state.exitCode !== 0);
	return {
		code: 'init-blocked',
		sentence: initText(name, blocked, isFault, sidecars.has(name)),
		container: name,
		isFault,
	};
};

/** What an init container does, as kubectl's STATUS begins: `Init:CrashLoopBackOff migrate: exit 3, 29 restarts`. */
const initText = (name: string, status: ContainerStatus, isFault: boolean, isSidecar: boolean) => {
	if (isFault) {
		return `Init:${loopText(status).replace(':', ` ${name}:`)}`;
	}

	return status.state.kind === 'waiting'
		? `Init:${status.state.reason || 'Waiting'} ${name}`
		: `Init: ${name} ${isSidecar ? 'has not started' : 'still running'}`;
};

/** The reason that a failing probe gives. */
const unreadyContainer = (pod: Pod, {kind, container, probe, answer}: FailingProbe): NotReady => ({
	code: `${kind}-probe`,
	sentence: `${kind} probe: ${answer?.text ?? 'no success yet'}, ${bracketed(probeText(probe), where(pod, container.name))}`,
	container: container.name,
	isFault: false,
});

/** The reason in the containers' own states, in the order in which a pod starts. */
export const containerFault = (pod: Pod, events: PodEvents | undefined): NotReady | undefined => {
	const startFailure = events?.start;
	const all = [...pod.initStatuses, ...pod.statuses];
	const sidecars = new Set(pod.initContainers.filter(({isSidecar}) => isSidecar).map(({name}) => name));
	const serving = [...pod.statuses, ...pod.initStatuses.filter(({name}) => sidecars.has(name))];

	const waitingFor = (reasons: readonly string[]) =>
		all.find(({state}) => state.kind === 'waiting' && reasons.includes(state.reason));

	const unconfigured = (): NotReady | undefined => {
		// An event outlives what it reports: once the sandbox is there, all that had to be mounted is.
		if (startFailure && isBeingSetUp(pod)) {
			const sentence = setupFailureText(startFailure.reason, startFailure.message);
			return {code: 'pvc-config', sentence, container: '', isFault: true};
		}

		const status = waitingFor(configErrors);
		return status?.state.kind === 'waiting'
			? {
					code: 'pvc-config',
					sentence: setupFailureText(status.state.reason, status.state.message),
					container: status.name,
					isFault: true,
				}
			: undefined;
	};

	const unpulled = (): NotReady | undefined => {
		const status = waitingFor(pullErrors);
		// The registry's message is long; the image is enough in a row.
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
		const sentence = status && `OOMKilled: ${restartText(status.restarts)}, not ready`;
		return sentence && ({code: 'oom', sentence, container: status.name, isFault: true} as const);
	};

	const unready = () => {
		const failing = failingProbes(pod, events);
		// A known answer is worth more than that another has not succeeded.
		const chosen = failing.find(({answer}) => answer) ?? failing[0];
		const other = failing.find(({kind, answer}) => kind !== chosen?.kind && answer);
		return chosen && {...unreadyContainer(pod, chosen), ...(other && {also: [`${other.kind}-probe` as const]})};
	};

	return (
		unconfigured() ??
		unpulled() ??
		blockedInit(pod, events) ??
		killedContainer(pod, events) ??
		looping() ??
		(outOfMemory() || undefined) ??
		unready() ??
		hookedContainer(pod, events)
	);
};
