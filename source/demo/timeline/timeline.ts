import type {Pods} from '../controllers/pods.ts';
import {withReadiness} from '../controllers/readiness.ts';
import type {PodObject, ServiceObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {hasLabels} from '../objects/selectors.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {TimelineEvent} from './timeline-event.ts';

export type Timeline = {
	/** Lets the next thing happen; after the last comes the first. */
	readonly step: () => void;
	readonly stop: () => void;
};

const restarted = (pod: PodObject, now: number): PodObject => {
	const containerStatuses = pod.status.containerStatuses?.map(status => ({
		...status,
		restartCount: status.restartCount + 1,
		lastState: status.lastState.terminated
			? {
					terminated: {
						...status.lastState.terminated,
						startedAt: timestampOf(now - 1000),
						finishedAt: timestampOf(now),
					},
				}
			: status.lastState,
	}));

	return {...pod, status: {...pod.status, containerStatuses}};
};

/** Plays events in their order. `now` gives Unix milliseconds; without `period`, in milliseconds, only `step()` plays. */
export const createTimeline = ({
	store,
	pods,
	events,
	now,
	period,
}: {
	readonly store: ObjectStore;
	readonly pods: Pods;
	readonly events: readonly TimelineEvent[];
	readonly now: () => number;
	readonly period: number | undefined;
}): Timeline => {
	let played = 0;

	const happen = (event: TimelineEvent) => {
		if (event.kind === 'selector') {
			const service = store.get<ServiceObject>('services', event.namespace, event.service);
			if (service) {
				store.update('services', {...service, spec: {...service.spec, selector: event.selector}});
			}

			return;
		}

		const pod = store
			.list<PodObject>('pods', event.namespace)
			.find(({metadata}) => hasLabels(metadata.labels, event.labels));
		if (!pod) {
			return;
		}

		if (event.kind === 'replace') {
			pods.remove(pod);
		} else if (event.kind === 'restart') {
			store.update('pods', restarted(pod, now()));
		} else {
			store.update('pods', withReadiness(pod, event.ready, timestampOf(now())));
		}
	};

	const step = () => {
		const event = events[played % Math.max(events.length, 1)];
		played++;
		if (event) {
			happen(event);
		}
	};

	const timer = period === undefined ? undefined : setInterval(step, period).unref();

	return {step, stop: () => clearInterval(timer)};
};
