import type {Pod} from '../objects.ts';
import {lastExit} from './container-state.ts';
import type {Container, Terminated} from './containers.ts';
import {type ContainerKill, eventLife, type KillReason, type PodEvents, probeFailureOf} from './pod-events.ts';
import type {ServingContainer} from './pods.ts';
import {secondsToFail} from './probe-failure.ts';

/** Ended by TERM or KILL. */
const isSignalled = ({exitCode, signal}: Terminated) =>
	signal === 15 || signal === 9 || exitCode === 143 || exitCode === 137;

/** How a container ends that was told to: by a signal, well, or with 2 as a Go program does that is process 1. */
const isObedient = (exit: Terminated) => isSignalled(exit) || exit.exitCode === 0 || exit.exitCode === 2;

/** The shortest time that a container runs before this kills it, in seconds. */
const shortestRun = (reason: KillReason, {livenessProbe, startupProbe}: Container) => {
	const probe = reason === 'liveness-probe' ? livenessProbe : reason === 'startup-probe' ? startupProbe : undefined;
	return probe ? secondsToFail(probe) - (probe.periodSeconds ?? 10) - 1 : 0;
};

/** A kill that no event tells of: a probe that kills fails, and the container did not end by itself. */
const inferred = (
	pod: Pod,
	{name}: Container,
	exit: Terminated,
	events: PodEvents | undefined,
): ContainerKill | undefined => {
	const isKilled = isSignalled(exit) || events?.failedPreStops.some(({container}) => container === name);
	const [failure] = (['liveness', 'startup'] as const)
		.flatMap(probe => probeFailureOf(pod, events, name, probe) ?? [])
		.toSorted((a, b) => b.at - a.at);
	return isKilled && failure
		? {
				reason: `${failure.probe as 'liveness' | 'startup'}-probe`,
				event: 'Unhealthy',
				container: name,
				message: failure.message,
				at: failure.at,
			}
		: undefined;
};

/**
 * The kubelet's word that it was who last ended a container; undefined where the application ended by itself, and where no
 * event tells. Of many kills the kubelet tells of few (client-go events_cache.go): what it told before counts where the
 * container ran as long, and ended as one does that was told to.
 */
export const killOf = (
	pod: Pod,
	{container, status}: ServingContainer,
	events: PodEvents | undefined,
): ContainerKill | undefined => {
	const exit = lastExit(status);
	if (exit === undefined || exit.reason === 'OOMKilled') {
		return undefined;
	}

	const isRecent = ({at}: {readonly at: number}) => at > exit.finished - eventLife;
	const kills = events?.kills.filter(kill => kill.container === container.name && isRecent(kill)) ?? [];
	const own = kills.find(({at}) => at >= exit.started && at <= exit.finished + 1);
	const earlier = isObedient(exit) ? kills.find(({at}) => at < exit.started) : undefined;
	const kill = own ?? earlier ?? inferred(pod, container, exit, events);
	return kill && (kill === own || exit.finished - exit.started >= shortestRun(kill.reason, container))
		? kill
		: undefined;
};
