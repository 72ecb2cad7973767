import type {Pod} from '../../model/objects.ts';
import type {ContainerStatus} from '../../model/pods/containers.ts';

const stateWord = ({state}: ContainerStatus) => {
	if (state.kind === 'waiting') {
		return state.reason;
	}

	if (state.kind === 'running') {
		return '';
	}

	return state.reason || (state.signal > 0 ? `Signal:${state.signal}` : `ExitCode:${state.exitCode}`);
};

/** How far the init containers are; undefined once they are through. */
const initWord = ({initContainers, initStatuses}: Pod) => {
	for (const [index, container] of initContainers.entries()) {
		const status = initStatuses.find(({name}) => name === container.name);
		const isDone = status?.state.kind === 'terminated' && status.state.exitCode === 0;
		if (isDone || (container.isSidecar && status?.started === true)) {
			continue;
		}

		const word = status === undefined ? '' : stateWord(status);
		return word !== '' && word !== 'PodInitializing' ? `Init:${word}` : `Init:${index}/${initContainers.length}`;
	}

	return undefined;
};

const containerWord = ({statuses}: Pod) =>
	statuses.map(stateWord).findLast(word => word !== '' && word !== 'Completed');

/** The STATUS column of `kubectl get pods` (kubectl's printPod in pkg/printers/internalversion/printers.go). */
export const podStatus = (pod: Pod): string => {
	if (pod.deleted > 0) {
		return pod.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
	}

	if (pod.reason !== '') {
		return pod.reason;
	}

	const isGated = pod.conditions.some(({type, reason}) => type === 'PodScheduled' && reason === 'SchedulingGated');
	if (isGated) {
		return 'SchedulingGated';
	}

	const word = initWord(pod) ?? containerWord(pod);
	if (word !== undefined) {
		return word;
	}

	const isOver = pod.statuses.length > 0 && pod.statuses.every(({state}) => state.kind === 'terminated');
	return pod.phase === 'Succeeded' || isOver ? 'Completed' : pod.phase;
};

/** The READY column of `kubectl get pods`: containers that are ready, of all. */
export const podReady = ({statuses, containers, initContainers, initStatuses}: Pod): string => {
	const sidecars = initContainers.filter(({isSidecar}) => isSidecar).map(({name}) => name);
	const counted = [...statuses, ...initStatuses.filter(({name}) => sidecars.includes(name))];
	return `${counted.filter(({ready}) => ready).length}/${containers.length + sidecars.length}`;
};
