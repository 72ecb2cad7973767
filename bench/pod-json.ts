import type {Pod} from '../source/model/objects.ts';
import type {Container, ContainerStatus} from '../source/model/pods/containers.ts';
import {environment, managedFields} from './unread.ts';

const time = (seconds: number) => new Date(seconds * 1000).toISOString();

const containerJson = ({name, image, ports, readinessProbe: probe}: Container) => ({
	name,
	image,
	ports: ports.map(port => ({name: port.name, containerPort: port.port, protocol: port.protocol})),
	env: environment,
	...(probe && {readinessProbe: {httpGet: {path: probe.path, port: probe.port, scheme: probe.scheme}}}),
});

const stateJson = ({state}: ContainerStatus) =>
	state.kind === 'running'
		? {running: {startedAt: time(state.since)}}
		: {waiting: {reason: state.reason, message: state.message}};

const statusJson = (uid: string, status: ContainerStatus) => {
	const {name, ready, started, restarts: restartCount, lastTerminated: last} = status;
	return {
		name,
		ready,
		started,
		restartCount,
		containerID: `containerd://${uid}`,
		state: stateJson(status),
		lastState: last && {
			terminated: {
				exitCode: last.exitCode,
				reason: last.reason,
				startedAt: time(last.started),
				finishedAt: time(last.finished),
			},
		},
	};
};

const podJson = ({namespace, name, uid, created, labels, owner, node, phase, ips, ...pod}: Pod) => ({
	metadata: {
		namespace,
		name,
		uid,
		resourceVersion: '1000',
		creationTimestamp: time(created),
		labels,
		ownerReferences: owner && [{...owner, uid, apiVersion: 'apps/v1', controller: true}],
		managedFields: [managedFields],
	},
	spec: {nodeName: node, containers: pod.containers.map(containerJson)},
	status: {
		phase,
		podIP: ips[0],
		podIPs: ips.map(ip => ({ip})),
		conditions: pod.conditions.map(({since, ...condition}) => ({...condition, lastTransitionTime: time(since)})),
		containerStatuses: pod.statuses.map(status => statusJson(uid, status)),
	},
});

/** A list of pods as an API server sends it in JSON. */
export const podListJson = (pods: readonly Pod[]): Buffer => {
	const head = '{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1000"},"items":[';
	return Buffer.from(`${head}${pods.map(pod => JSON.stringify(podJson(pod))).join(',')}]}`);
};
