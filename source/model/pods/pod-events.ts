import type {Pod} from '../objects.ts';
import type {Handler} from './containers.ts';

/** An event about a pod, as far as it is kept. */
export type PodEvent = {
	readonly reason: string;
	readonly message: string;
	/** The container that it is about (involvedObject.fieldPath, `spec.containers{web}`); '' for the pod as a whole. */
	readonly container: string;
	/** When it last happened, Unix seconds; 0 where the event has no time. */
	readonly at: number;
};

export type ProbeKind = 'readiness' | 'liveness' | 'startup';

/** What the kubelet said about a failing probe: "Readiness probe failed: HTTP probe failed with statuscode: 404". */
export type ProbeFailure = {
	readonly probe: ProbeKind;
	/** '' where the event does not tell. */
	readonly container: string;
	readonly message: string;
	readonly at: number;
};

/** Why the kubelet ended a container that would have gone on. */
export type KillReason = 'liveness-probe' | 'startup-probe' | 'post-start-hook';

/** A container that the kubelet ended: "Container web failed liveness probe, will be restarted". */
export type ContainerKill = {
	readonly reason: KillReason;
	/** The reason of the event that tells: Killing, FailedPostStartHook, FailedPreStopHook or Unhealthy. */
	readonly event: string;
	readonly container: string;
	readonly message: string;
	readonly at: number;
};

export type ContainerEvent = {readonly container: string; readonly message: string; readonly at: number};

/** What keeps the kubelet from making a pod's containers, e.g. FailedMount: secret "db" not found. */
export type StartFailure = {readonly reason: string; readonly message: string; readonly at: number};

/** What the kubelet told of a pod, newest first. */
export type PodEvents = {
	readonly probes: readonly ProbeFailure[];
	readonly kills: readonly ContainerKill[];
	/** Containers whose preStop hook failed: it is run where the kubelet ends a container, and never where one ends by itself. */
	readonly failedPreStops: readonly ContainerEvent[];
	/** Containers that were started. */
	readonly starts: readonly ContainerEvent[];
	/** Only where there is one. */
	readonly start?: StartFailure;
};

/** Nothing was told. */
export const noEvents: PodEvents = {probes: [], kills: [], failedPreStops: [], starts: []};

/** Reasons of events by which the kubelet tells that it cannot make what a pod needs before its containers start. */
const setUpFailures = ['FailedMount', 'FailedAttachVolume', 'FailedMapVolume', 'FailedCreatePodSandBox'];

/** Seconds for which an event counts: the API server's default --event-ttl. Some clusters keep them for days. */
export const eventLife = 3600;

/** Events of one reason whose messages differ are told as one, which keeps the container of the first (client-go events_cache.go). */
const combined = /^\(combined from similar events\): */;

const probeFailure = ({reason, message, container, at}: PodEvent): readonly ProbeFailure[] => {
	const said = message.replace(combined, '');
	const kind = reason === 'Unhealthy' ? /^(Readiness|Liveness|Startup) probe /.exec(said)?.[1] : undefined;
	return kind === undefined
		? []
		: [{probe: kind.toLowerCase() as ProbeKind, container: said === message ? container : '', message: said, at}];
};

/**
 * "Container web failed liveness probe, will be restarted", of a sidecar "Init container proxy failed liveness probe"
 * (pkg/kubelet/kuberuntime); a hook that fails ends its container by a Killing event of its own name.
 */
const killReason = ({reason, message}: PodEvent): KillReason | undefined => {
	if (reason === 'FailedPostStartHook' || (reason === 'Killing' && message === 'FailedPostStartHook')) {
		return 'post-start-hook';
	}

	const probe =
		reason === 'Killing'
			? /^(?:Init container|Container) \S+ failed (liveness|startup) probe/.exec(message)?.[1]
			: undefined;
	return probe === undefined ? undefined : `${probe as 'liveness' | 'startup'}-probe`;
};

/** What the events of a pod tell. */
export const readPodEvents = (events: readonly PodEvent[]): PodEvents => {
	const newest = events.toSorted((a, b) => b.at - a.at);
	const start = newest.find(({reason}) => setUpFailures.includes(reason));
	const about = (wanted: string) =>
		newest
			.filter(({reason}) => reason === wanted)
			.map(({container, message, at}): ContainerEvent => ({container, message, at}));
	return {
		probes: newest.flatMap(probeFailure),
		kills: newest.flatMap(event => {
			const reason = killReason(event);
			const {container, message, at} = event;
			return reason === undefined ? [] : [{reason, event: event.reason, container, message, at}];
		}),
		failedPreStops: about('FailedPreStopHook'),
		starts: about('Started'),
		...(start && {start: {reason: start.reason, message: start.message, at: start.at}}),
	};
};

const probesOf = {readiness: 'readinessProbe', liveness: 'livenessProbe', startup: 'startupProbe'} as const;

/** Whether a message of the kubelet can be about this handler: what it asks of a port says which, `10.244.1.7:8080`. */
const canBeAbout = ({kind, port}: Handler, message: string) => {
	const asked = /\d:(\d+)(?:["/: ]|$)/.exec(message)?.[1];
	return asked === undefined ? true : kind !== 'exec' && (typeof port === 'string' || String(port) === asked);
};

/**
 * What the kubelet last said of one probe of one container; undefined where that is not known. An event that does not
 * name its container is about the only one whose probe it can be.
 */
export const probeFailureOf = (
	pod: Pod,
	events: PodEvents | undefined,
	container: string,
	probe: ProbeKind,
): ProbeFailure | undefined => {
	const isOnly = (message: string) => {
		const candidates = [...pod.containers, ...pod.initContainers].filter(each => {
			const asked = each[probesOf[probe]];
			return asked && canBeAbout(asked, message);
		});
		return candidates.length === 1 && candidates[0]!.name === container;
	};

	return events?.probes.find(
		failure =>
			failure.probe === probe &&
			(failure.container === container || (failure.container === '' && isOnly(failure.message))),
	);
};
