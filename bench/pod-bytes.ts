import type {Condition, Pod} from '../source/model/objects.ts';
import type {Container, ContainerStatus, Probe} from '../source/model/pods/containers.ts';
import {booleanField, message, messageField, numberField, textField} from './protobuf-writer.ts';
import {environment, managedFields} from './unread.ts';

const timeField = (field: number, seconds: number) => messageField(field, numberField(1, seconds));

const metadataField = ({namespace, name, uid, created, labels, owner}: Pod) =>
	messageField(
		1,
		textField(1, name),
		textField(3, namespace),
		textField(5, uid),
		textField(6, '1000'),
		timeField(8, created),
		...Object.entries(labels).map(([key, value]) => messageField(11, textField(1, key), textField(2, value))),
		...(owner === undefined
			? []
			: [
					messageField(
						13,
						textField(1, owner.kind),
						textField(3, owner.name),
						textField(4, uid),
						textField(5, 'apps/v1'),
						booleanField(6, true),
					),
				]),
		messageField(17, textField(1, managedFields.manager), textField(7, JSON.stringify(managedFields.fieldsV1))),
	);

const probeField = (field: number, {path, port, scheme}: Probe) =>
	messageField(
		field,
		messageField(
			1,
			messageField(
				2,
				textField(1, path),
				messageField(2, numberField(1, 1), textField(3, String(port))),
				textField(4, scheme),
			),
		),
	);

const containerField = ({name, image, ports, readinessProbe}: Container) =>
	messageField(
		2,
		textField(1, name),
		textField(2, image),
		...ports.map(port =>
			messageField(6, textField(1, port.name), numberField(3, port.port), textField(4, port.protocol)),
		),
		...environment.map(variable => messageField(7, textField(1, variable.name), textField(2, variable.value))),
		...(readinessProbe === undefined ? [] : [probeField(11, readinessProbe)]),
	);

const conditionField = ({type, status, since, reason, message: said}: Condition) =>
	messageField(
		2,
		textField(1, type),
		textField(2, status),
		timeField(4, since),
		textField(5, reason),
		textField(6, said),
	);

const stateField = (field: number, {state}: ContainerStatus) => {
	switch (state.kind) {
		case 'running': {
			return messageField(field, messageField(2, timeField(1, state.since)));
		}

		case 'waiting': {
			return messageField(field, messageField(1, textField(1, state.reason), textField(2, state.message)));
		}

		case 'terminated': {
			throw new RangeError('The made-up pods have no container that has ended.');
		}
	}
};

const statusField = (uid: string, status: ContainerStatus) => {
	const {name, ready, restarts, started, lastTerminated: last} = status;
	return messageField(
		8,
		textField(1, name),
		stateField(2, status),
		...(last === undefined
			? []
			: [
					messageField(
						3,
						messageField(
							3,
							numberField(1, last.exitCode),
							numberField(2, last.signal),
							textField(3, last.reason),
							timeField(5, last.started),
							timeField(6, last.finished),
						),
					),
				]),
		booleanField(4, ready),
		numberField(5, restarts),
		textField(8, `containerd://${uid}`),
		booleanField(9, started === true),
	);
};

const podField = (pod: Pod) =>
	messageField(
		2,
		metadataField(pod),
		messageField(2, ...pod.containers.map(containerField), textField(10, pod.node)),
		messageField(
			3,
			textField(1, pod.phase),
			...pod.conditions.map(conditionField),
			textField(6, pod.ips[0]!),
			...pod.statuses.map(status => statusField(pod.uid, status)),
			...pod.ips.map(ip => messageField(12, textField(1, ip))),
		),
	);

/** A list of pods as an API server sends it in protobuf: the magic, then runtime.Unknown {typeMeta 1, raw 2}. */
export const podListBytes = (pods: readonly Pod[]): Buffer =>
	message(
		Buffer.from('k8s\0'),
		messageField(1, textField(1, 'v1'), textField(2, 'PodList')),
		messageField(2, messageField(1, textField(2, '1000')), ...pods.map(podField)),
	);
