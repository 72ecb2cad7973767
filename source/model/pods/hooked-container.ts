import type {Pod} from '../objects.ts';
import {isWaitingFor} from './container-state.ts';
import {bracketed, where} from './failing-probes.ts';
import type {NotReady} from './not-ready-reason.ts';
import type {PodEvents} from './pod-events.ts';
import {type ServingContainer, servingContainers} from './pods.ts';
import {probeText} from './probe-failure.ts';

/** Whether the start of a container may be held up by its own hook: the kubelet calls it running once that has returned. */
export const canBeHooked = ({container: {postStart}, status: {state}}: ServingContainer) =>
	postStart !== undefined && isWaitingFor(state, ['ContainerCreating']);

/** A container that was started, and whose postStart hook has not returned; undefined where there is none. */
export const hookedContainer = (pod: Pod, events: PodEvents | undefined): NotReady | undefined => {
	const waiting = servingContainers(pod).find(
		each => canBeHooked(each) && events?.starts.some(({container}) => container === each.container.name),
	)?.container;
	return waiting?.postStart
		? {
				code: 'post-start-hook',
				sentence: bracketed(
					`postStart hook has not returned: ${probeText(waiting.postStart)}`,
					where(pod, waiting.name),
				),
				container: waiting.name,
				isFault: false,
			}
		: undefined;
};
