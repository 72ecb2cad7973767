import {lastExit} from '../../../model/pods/container-state.ts';
import type {Container, Handler, Probe} from '../../../model/pods/containers.ts';
import type {ContainerKill} from '../../../model/pods/pod-events.ts';
import type {ServingContainer} from '../../../model/pods/pods.ts';
import {type ProbeAnswer, secondsToFail} from '../../../model/pods/probe-failure.ts';
import type {ProbeAdvice} from '../fixes/probe-advice.ts';

/** Seconds that an application is given to start where it is unknown how long it needs. */
const roomy = 300;

/** Seconds that a probe's answers, and the kubelet's words, may take longer than its times say. */
const slack = 10;

/** What lets an application start before its liveness probe ends it. */
export type TimeToStart = {
	readonly text: string;
	/** Fields of the container, where nothing but time is missing as far as anyone can tell. */
	readonly change?: {readonly label: string; readonly fields: Readonly<Record<string, unknown>>};
};

/** Whether the answer is one of an application that is there, and that time alone does not change. */
const isFinal = (answer: ProbeAnswer | undefined) =>
	answer !== undefined && !['refused', 'timeout', 'other'].includes(answer.kind) && (answer.status ?? 0) < 500;

/** Whether the kubelet ended a container as soon as its liveness probe lets it. */
const isEarly = ({container: {livenessProbe}, status}: ServingContainer, {at}: ContainerKill): boolean => {
	const exit = lastExit(status);
	if (exit === undefined || livenessProbe === undefined) {
		return false;
	}

	const ended = at >= exit.started && at <= exit.finished ? at : exit.finished;
	return ended - exit.started <= secondsToFail(livenessProbe) + (livenessProbe.periodSeconds ?? 10) + slack;
};

/** A handler as the API has it; undefined for one that is not known whole. */
const handlerField = ({kind, port, path, scheme, host, service, hasHeaders}: Handler) =>
	kind === 'exec' || hasHeaders
		? undefined
		: {
				[kind]: {
					port,
					...(kind === 'httpGet' && {path, scheme}),
					...(host && {host}),
					...(service && {service}),
				},
			};

const isDeclared = ({ports}: Container, {port: asked}: Handler) =>
	ports.some(({name, port}) => port === asked || name === asked);

/**
 * What lets an application start that is ended before its liveness probe has succeeded once: a startup probe, which holds
 * the liveness probe back. undefined where it was not ended so early, or time would not change what the probe met.
 */
export const timeToStart = (
	serving: ServingContainer,
	probe: Probe,
	kill: ContainerKill,
	answer: ProbeAnswer | undefined,
	{about, change}: ProbeAdvice,
): TimeToStart | undefined => {
	const {container} = serving;
	if (
		about !== undefined ||
		change !== undefined ||
		container.startupProbe ||
		isFinal(answer) ||
		!isEarly(serving, kill)
	) {
		return undefined;
	}

	const text = `It is ended ${secondsToFail(probe)} s after its start, before the probe has succeeded once: add a startupProbe, or raise initialDelaySeconds.`;
	const handler = handlerField(probe);
	const isWaiting = answer?.kind === 'refused' || answer?.kind === 'timeout';
	return handler && isWaiting && isDeclared(container, probe)
		? {
				text,
				change: {
					label: `Allow ${roomy} s to start`,
					fields: {startupProbe: {...handler, periodSeconds: 10, failureThreshold: roomy / 10}},
				},
			}
		: {text};
};
