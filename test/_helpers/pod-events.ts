import {type PodEvent, type PodEvents, readPodEvents} from '../../source/model/pods/pod-events.ts';
import {birth} from './objects.ts';

/** An event about the container `api` of a pod, half a minute after it was created. */
export const podEvent = (overrides: Partial<PodEvent> = {}): PodEvent => ({
	reason: 'Unhealthy',
	message: 'Readiness probe failed: HTTP probe failed with statuscode: 404',
	container: 'api',
	at: birth + 30,
	...overrides,
});

/** What is known of a pod after these events. */
export const podEvents = (...events: ReadonlyArray<Partial<PodEvent>>): PodEvents =>
	readPodEvents(events.map(podEvent));
