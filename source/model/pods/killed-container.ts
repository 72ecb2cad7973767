import type {Pod} from '../objects.ts';
import {killOf} from './container-kill.ts';
import {isLooping, manyRestarts, restartText} from './container-state.ts';
import type {Container} from './containers.ts';
import {bracketed, failingProbes, where} from './failing-probes.ts';
import type {NotReady, NotReadyCode} from './not-ready-reason.ts';
import {type ContainerKill, type PodEvents, probeFailureOf} from './pod-events.ts';
import {conditionOf, type ServingContainer, servingContainers} from './pods.ts';
import {probeAnswer, probeText, secondsToFail} from './probe-failure.ts';

/** Seconds that a probe may take longer than its times say before it counts as passed. */
const slack = 30;

/** Whether a container has got over its end: it was ready since, or has run for longer than what ended it lets pass. */
const hasRecovered = (pod: Pod, {container, status}: ServingContainer, events: PodEvents | undefined) => {
	const {state} = status;
	if (state.kind !== 'running') {
		return false;
	}

	const turned = conditionOf(pod, 'Ready')?.since ?? 0;
	const failedAt = probeFailureOf(pod, events, container.name, 'readiness')?.at ?? 0;
	return (
		status.ready || turned > state.since || failedAt > state.since + secondsToFail(container.livenessProbe) + slack
	);
};

/** What made the kubelet end a container: `liveness probe: connection refused, GET :8080/live`. */
const killText = (
	pod: Pod,
	{name, ...container}: Container,
	{reason}: ContainerKill,
	events: PodEvents | undefined,
) => {
	if (reason === 'post-start-hook') {
		return `postStart hook fails${container.postStart ? `: ${probeText(container.postStart)}` : ''}`;
	}

	const kind = reason === 'liveness-probe' ? 'liveness' : 'startup';
	const probe = container[`${kind}Probe`];
	const answer = probe && probeAnswer(probe, probeFailureOf(pod, events, name, kind));
	return `${kind} probe: ${answer?.text ?? 'failed'}${probe ? `, ${probeText(probe)}` : ''}`;
};

/** A container that the kubelet ended, and that has not been ready since; undefined where there is none. */
export const killedContainer = (pod: Pod, events: PodEvents | undefined): NotReady | undefined => {
	for (const each of servingContainers(pod)) {
		const {container, status} = each;
		const kill = hasRecovered(pod, each, events) ? undefined : killOf(pod, each, events);
		if (kill === undefined) {
			continue;
		}

		const also: readonly NotReadyCode[] = [
			...(isLooping(status, pod) ? (['crash-loop'] as const) : []),
			...failingProbes(pod, events)
				.filter(({container: {name}}) => name === container.name)
				.map(({kind}) => `${kind}-probe` as const)
				.filter(code => code !== kill.reason),
		];
		return {
			code: kill.reason,
			sentence: bracketed(
				`${killText(pod, container, kill, events)}, ${restartText(status.restarts)}`,
				where(pod, container.name),
			),
			container: container.name,
			isFault: status.state.kind !== 'running' || status.restarts >= manyRestarts,
			...(also.length > 0 && {also}),
		};
	}

	return undefined;
};
