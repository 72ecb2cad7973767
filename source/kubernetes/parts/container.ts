import type {Container, ContainerPort} from '../../model/pods/containers.ts';
import {many, message, one, sharedMessage} from '../wire/message.ts';
import {integer, mapped, text} from '../wire/values.ts';
import {environment} from './environment.ts';
import {postStart, probe} from './probe.ts';
import {protocol} from './protocol.ts';

const containerPort = mapped(
	message({name: one(1, text), containerPort: one(3, integer), protocol: one(4, protocol)}),
	(fields): ContainerPort => ({name: fields.name, port: fields.containerPort, protocol: fields.protocol}),
);

/**
 * A container of a pod's spec (k8s.io/api core/v1 generated.proto). Its volume mounts differ from pod to pod: it is shared
 * by the fields that are read, and by what is kept of its environment.
 */
export const container = sharedMessage(
	{
		name: one(1, text),
		image: one(2, text),
		ports: many(6, containerPort),
		livenessProbe: one(10, probe),
		readinessProbe: one(11, probe),
		lifecycle: one(12, postStart),
		startupProbe: one(22, probe),
		restartPolicy: one(24, text),
	},
	(
		{name, image, ports, livenessProbe, readinessProbe, lifecycle, startupProbe, restartPolicy},
		parsedEnvironment,
	): Container => ({
		name,
		image,
		ports,
		isSidecar: restartPolicy === 'Always',
		...(readinessProbe && {readinessProbe}),
		...(livenessProbe && {livenessProbe}),
		...(startupProbe && {startupProbe}),
		...(lifecycle && {postStart: lifecycle}),
		...parsedEnvironment,
	}),
	environment,
);
