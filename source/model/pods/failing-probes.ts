import type {Pod} from '../objects.ts';
import type {Container, Probe} from './containers.ts';
import {type PodEvents, type ProbeFailure, probeFailureOf} from './pod-events.ts';
import {servingContainers} from './pods.ts';
import {type ProbeAnswer, probeAnswer} from './probe-failure.ts';

/** A probe that a running container has not passed, so that it is not ready. */
export type FailingProbe = {
	readonly kind: 'readiness' | 'startup';
	readonly container: Container;
	readonly probe: Probe;
	/** What the kubelet last reported; undefined where that is not known. */
	readonly failure: ProbeFailure | undefined;
	readonly answer: ProbeAnswer | undefined;
};

/** The probes that keep a pod's running containers from being ready, container by container. */
export const failingProbes = (pod: Pod, events: PodEvents | undefined): readonly FailingProbe[] =>
	servingContainers(pod).flatMap(({container, status}) => {
		const isStarting = container.startupProbe !== undefined && status.started === false;
		const probe = isStarting ? container.startupProbe : status.started === false ? undefined : container.readinessProbe;
		if (status.ready || status.state.kind !== 'running' || probe === undefined) {
			return [];
		}

		const kind = isStarting ? 'startup' : 'readiness';
		const failure = probeFailureOf(pod, events, container.name, kind);
		return [{kind, container, probe, failure, answer: probeAnswer(probe, failure)}];
	});

/** A text with more in brackets, where there is more. */
export const bracketed = (text: string, more: string) => (more ? `${text} (${more})` : text);

/** Where something is so, for brackets: the container where a pod has more than one that can be meant, and `more`. */
export const where = ({containers, initContainers}: Pod, name: string, more = ''): string => {
	const isAmbiguous = containers.length + initContainers.filter(({isSidecar}) => isSidecar).length > 1;
	return [...(isAmbiguous ? [`container ${name}`] : []), ...(more ? [more] : [])].join(', ');
};
