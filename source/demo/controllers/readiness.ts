import type {PodObject, PodStatus} from '../objects/kubernetes-object.ts';

/** The Ready condition: nothing else decides whether a pod receives traffic. */
export const isReady = (pod: PodObject) =>
	pod.status.conditions.some(({type, status}) => type === 'Ready' && status === 'True');

/** The pod with all its containers ready, or none; `time` is when that changed, as the API writes it. */
export const withReadiness = (pod: PodObject, ready: boolean, time: string): PodObject => {
	const names = pod.spec.containers.map(({name}) => name).join(' ');
	const conditions: PodStatus['conditions'] = pod.status.conditions.map(condition => {
		if (condition.type !== 'Ready' && condition.type !== 'ContainersReady') {
			return condition;
		}

		const {type} = condition;

		return ready
			? {type, status: 'True', lastProbeTime: null, lastTransitionTime: time}
			: {
					type,
					status: 'False',
					lastProbeTime: null,
					lastTransitionTime: time,
					reason: 'ContainersNotReady',
					message: `containers with unready status: [${names}]`,
				};
	});
	const containerStatuses = pod.status.containerStatuses?.map(status => ({...status, ready}));

	return {...pod, status: {...pod.status, conditions, containerStatuses}};
};
