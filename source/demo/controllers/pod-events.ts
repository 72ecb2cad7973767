import {suffixOf} from '../objects/identifier.ts';
import type {ContainerObject, KubernetesObject, PodObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {DemoScenario, Program} from '../scenario-type.ts';
import {failureOf, killOf, probeFailure} from './probes.ts';

type Note = {
	readonly type: 'Normal' | 'Warning';
	readonly reason: string;
	readonly message: string;
	readonly component: string;
	/** What happens again and again has happened a moment ago; what happened once, when the pod was made. */
	readonly count: number;
	/** The container it is about. */
	readonly container?: string;
	/** Milliseconds since it happened last, where it happens again and again. */
	readonly age?: number;
};

/** Milliseconds since what goes on was told of last, unless its note says otherwise. */
const usualAge = 40_000;
/** The same of a container that was ended; a second before its status says that it was. */
const killAge = 131_000;

/** The kubelet ends a container because of its hook, or its liveness probe. */
const killNotes = (container: ContainerObject, program: Program, podIP: string): Note[] => {
	const about = {component: 'kubelet', container: container.name, count: 9, age: killAge};
	switch (killOf(container, program, podIP)) {
		case 'hook': {
			return [
				{...about, type: 'Warning', reason: 'FailedPostStartHook', message: 'PostStartHook failed'},
				{...about, type: 'Normal', reason: 'Killing', message: 'FailedPostStartHook'},
			];
		}

		case 'liveness': {
			const problem = failureOf('Liveness', container, program, podIP) ?? '';
			const message = `Container ${container.name} failed liveness probe, will be restarted`;

			return [
				{...about, type: 'Warning', reason: 'Unhealthy', message: problem, count: 27},
				{...about, type: 'Normal', reason: 'Killing', message},
			];
		}

		case undefined: {
			return [];
		}
	}
};

/** What is told of a pod by `kubectl describe pod`, oldest first. */
const notesOf = (pod: PodObject, programs: DemoScenario['programs']): Note[] => {
	const {namespace, name, uid} = pod.metadata;
	const scheduled = pod.status.conditions.find(({type}) => type === 'PodScheduled');
	if (scheduled?.reason === 'SchedulingGated') {
		return [];
	}

	if (scheduled?.status === 'False') {
		const message = scheduled.message ?? '';

		return [{type: 'Warning', reason: 'FailedScheduling', message, component: 'default-scheduler', count: 58}];
	}

	const normal = (reason: string, message: string, component = 'kubelet'): Note => ({
		type: 'Normal',
		reason,
		message,
		component,
		count: 1,
	});
	const warning = (reason: string, message: string, count: number): Note => ({
		type: 'Warning',
		reason,
		message,
		component: 'kubelet',
		count,
	});

	const notes: Note[] = [
		normal('Scheduled', `Successfully assigned ${namespace}/${name} to ${pod.spec.nodeName}`, 'default-scheduler'),
	];
	for (const {name: volume, configMap} of pod.spec.volumes ?? []) {
		const message = `MountVolume.SetUp failed for volume "${volume}" : configmap "${configMap.name}" not found`;
		notes.push(warning('FailedMount', message, 31));

		return notes;
	}

	for (const container of pod.spec.initContainers ?? pod.spec.containers) {
		const program = programs[container.image];
		if (!program) {
			notes.push(normal('Pulling', `Pulling image "${container.image}"`));
			notes.push(warning('Failed', 'Error: ErrImagePull', 12));
			notes.push(warning('BackOff', `Back-off pulling image "${container.image}"`, 87));
			continue;
		}

		const secret = container.envFrom?.[0]?.secretRef.name;
		if (secret) {
			notes.push(warning('Failed', `Error: secret "${secret}" not found`, 140));
			continue;
		}

		const problem = probeFailure(container, program, pod.status.podIP ?? '');
		notes.push(normal('Pulled', `Container image "${container.image}" already present on machine`));
		notes.push(normal('Created', `Container created`));
		notes.push(normal('Started', `Container started`));
		const kills = killNotes(container, program, pod.status.podIP ?? '');
		notes.push(...kills);
		if (program.exits || kills.length > 0) {
			const message = `Back-off restarting failed container ${container.name} in pod ${name}_${namespace}(${uid})`;
			notes.push(warning('BackOff', message, 164));
		} else if (problem) {
			notes.push({...warning('Unhealthy', problem, 212), container: container.name});
		}
	}

	return notes;
};

/** Writes the events of a new pod. `now` and `created` are Unix milliseconds. */
export const writePodEvents = (
	store: ObjectStore,
	pod: PodObject,
	programs: DemoScenario['programs'],
	{now, created}: {readonly now: number; readonly created: number},
) => {
	const {namespace = '', name, uid} = pod.metadata;
	for (const [index, note] of notesOf(pod, programs).entries()) {
		// The API server forgets events after an hour; a warning that goes on is refreshed.
		const isOnce = note.count === 1;
		if (isOnce && now - created > 3_600_000) {
			continue;
		}

		const last = timestampOf(isOnce ? created : Math.max(created + 1000, now - (note.age ?? usualAge)));
		const event: KubernetesObject & Readonly<Record<string, unknown>> = {
			apiVersion: 'v1',
			kind: 'Event',
			metadata: {
				name: `${name}.${suffixOf(`${uid}/${index}`, 16)}`,
				namespace,
				creationTimestamp: timestampOf(created),
			},
			involvedObject: {
				apiVersion: 'v1',
				kind: 'Pod',
				namespace,
				name,
				uid,
				resourceVersion: pod.metadata.resourceVersion,
				...(note.container && {fieldPath: `spec.containers{${note.container}}`}),
			},
			type: note.type,
			reason: note.reason,
			message: note.message,
			count: note.count,
			firstTimestamp: timestampOf(created),
			lastTimestamp: last,
			eventTime: null,
			source: {component: note.component, host: note.component === 'kubelet' ? pod.spec.nodeName : undefined},
			reportingComponent: note.component,
			reportingInstance: '',
		};
		store.create('events', event);
	}
};

/** Removes what was told of a pod that is gone, so that a demo left open does not grow. */
export const removePodEvents = (store: ObjectStore, pod: PodObject) => {
	for (const event of store.list<KubernetesObject & {readonly involvedObject?: {readonly uid?: string}}>(
		'events',
		pod.metadata.namespace,
	)) {
		if (event.involvedObject?.uid === pod.metadata.uid) {
			store.delete('events', pod.metadata.namespace ?? '', event.metadata.name);
		}
	}
};
