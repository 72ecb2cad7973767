import type {Condition, PodObject, PodStatus} from '../objects/kubernetes-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {containerStatus, waitingStatus} from './container-status.ts';
import type {Placement} from './placement.ts';

/** The status a pod has once the kubelet has done what it can for it: everything follows from its spec and its programs. */
export const podStatus = (pod: PodObject, programs: DemoScenario['programs'], placement: Placement): PodStatus => {
	const since = timestampOf(placement.created);
	const condition = (type: string, reason = '', message = ''): Condition =>
		reason === ''
			? {type, status: 'True', lastProbeTime: null, lastTransitionTime: since}
			: {type, status: 'False', lastProbeTime: null, lastTransitionTime: since, reason, message};

	if (pod.spec.schedulingGates) {
		const message = 'Scheduling is blocked due to non-empty scheduling gates';

		return {
			phase: 'Pending',
			qosClass: 'Burstable',
			conditions: [condition('PodScheduled', 'SchedulingGated', message)],
		};
	}

	if (!placement.node) {
		const message = `0/${placement.nodeCount} nodes are available: ${placement.nodeCount} node(s) didn't match Pod's node affinity/selector. preemption: 0/${placement.nodeCount} nodes are available: ${placement.nodeCount} Preemption is not helpful for scheduling.`;

		return {phase: 'Pending', qosClass: 'Burstable', conditions: [condition('PodScheduled', 'Unschedulable', message)]};
	}

	const {containers, initContainers = [], readinessGates = [], volumes} = pod.spec;
	const initStatuses = initContainers.map(container =>
		containerStatus(pod, container, programs[container.image], placement),
	);
	const blocked = initStatuses.filter(({state}) => !state.terminated);
	const isSetUp = volumes === undefined;
	const statuses = containers.map(container =>
		isSetUp && blocked.length === 0
			? containerStatus(pod, container, programs[container.image], placement)
			: waitingStatus(container, isSetUp ? 'PodInitializing' : 'ContainerCreating'),
	);
	const unready = statuses.filter(({ready}) => !ready).map(({name}) => name);
	const notReady = unready.length > 0 ? 'ContainersNotReady' : '';
	const message = `containers with unready status: [${unready.join(' ')}]`;
	const [gate] = readinessGates;
	const incomplete = `containers with incomplete status: [${blocked.map(({name}) => name).join(' ')}]`;

	return {
		phase: statuses.some(({imageID}) => imageID === '') ? 'Pending' : 'Running',
		conditions: [
			isSetUp
				? condition('PodReadyToStartContainers')
				: {type: 'PodReadyToStartContainers', status: 'False', lastProbeTime: null, lastTransitionTime: since},
			condition('Initialized', blocked.length > 0 ? 'ContainersNotInitialized' : '', incomplete),
			gate && notReady === ''
				? condition(
						'Ready',
						'ReadinessGatesNotReady',
						`corresponding condition of pod readiness gate "${gate.conditionType}" does not exist.`,
					)
				: condition('Ready', notReady, message),
			condition('ContainersReady', notReady, message),
			condition('PodScheduled'),
		],
		hostIP: placement.node.address,
		...(isSetUp && {podIP: placement.podIP, podIPs: [{ip: placement.podIP}]}),
		startTime: since,
		containerStatuses: statuses,
		...(initStatuses.length > 0 && {initContainerStatuses: initStatuses}),
		qosClass: 'Burstable',
	};
};
