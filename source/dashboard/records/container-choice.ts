import type {Pod} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {whyNotReady} from '../../model/pods/pod-not-ready-reason.ts';
import {isReady} from '../../model/pods/pods.ts';

/** One container of a pod, with what is to be known of it. */
export type ContainerChoice = {readonly target: Target; readonly text: string; readonly isFaulty: boolean};

/** Init containers have logs too, and come last. */
export const containerNames = ({containers, initContainers}: Pod): readonly string[] =>
	[...containers, ...initContainers].map(({name}) => name);

/** Whether one can go into a container. */
const isRunning = ({statuses, initStatuses}: Pod, container: string) =>
	[...statuses, ...initStatuses].some(({name, state}) => name === container && state.kind === 'running');

/** The containers of some pods that have a log, or that run and can be entered. */
export const containerChoices = (pods: readonly Pod[], purpose: 'logs' | 'shell'): readonly ContainerChoice[] =>
	pods.flatMap(pod => {
		const why = whyNotReady(pod);
		const text = isReady(pod) ? 'ready' : (why?.sentence ?? 'not ready');
		return containerNames(pod)
			.filter(container => purpose === 'logs' || isRunning(pod, container))
			.map(container => ({
				target: {namespace: pod.namespace, pod: pod.name, container},
				text,
				isFaulty: !isReady(pod) && why?.isFault === true,
			}));
	});
