import type {Labels} from '../../model/objects.ts';
import type {ContainerPort} from '../../model/pods/containers.ts';
import {many, message, one} from '../wire/message.ts';
import {mapped} from '../wire/values.ts';
import {container} from './container.ts';
import {metadata} from './metadata.ts';

/** What is kept of a PodTemplateSpec: the labels of its pods, and the ports that their containers declare. */
export const podTemplate = mapped(
	message({metadata: one(1, metadata), spec: one(2, message({containers: many(2, container)}))}),
	({
		metadata: {labels},
		spec: {containers},
	}): {readonly podLabels: Labels; readonly ports: readonly ContainerPort[]} => ({
		podLabels: labels,
		ports: containers.flatMap(({ports}) => ports),
	}),
);
