import {essentials} from '../../model/sync-status.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {startFixes} from '../lib/fixes/start-fixes.ts';
import {heldBy, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** Seconds in which a volume that is late or a secret that comes after its pod are no fault yet. */
const patience = 60;

export const pvcConfig: Rule = {
	code: 'pvc-config',
	rank: 210,
	title: 'Pods lack something they need to start',
	severity: 'error',
	severityOverTime: `what is told by events alone: warning for the first ${patience} s of a pod`,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `Before a container starts, the kubelet gathers what its pod asks for: secrets, configmaps, volumes, a network. What is
missing keeps the container from being made, and the Service has one backend less.

By hand: kubectl get pods shows CreateContainerConfigError, or ContainerCreating for more than a minute; kubectl
describe pod ends with events such as FailedMount, FailedAttachVolume or FailedCreatePodSandBox that say what.

Create what is missing in the namespace of the pod, or fix its name in the pod template. The kubelet tries again by
itself: the pod need not be deleted. A message about runAsNonRoot is about securityContext: set runAsUser to a number.`,
	check(view) {
		const held = heldBy('pvc-config', view);
		if (held === undefined) {
			return undefined;
		}

		const [first] = held.pods;
		const {pod, why} = first;
		const event = view.podEvents.get(pod.uid)?.start;
		const state = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container)?.state;
		const {reason, message} = state?.kind === 'waiting' ? state : (event ?? {reason: '', message: ''});
		const path = why.container
			? `pod/${pod.name} status.containerStatuses[${why.container}].state.waiting`
			: `pod/${pod.name} event ${reason}`;
		const container = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container);
		// Mounts are tried again, and many a first try comes too early.
		const isEarly = why.container === '' && held.verdict.severity === 'error';
		return {
			...held.verdict,
			...(isEarly && ({severity: 'warning', errorFrom: pod.created + patience} as const)),
			causes: held.causes,
			subject: podSubject(first),
			cause: `${why.sentence} (${podsText(held.pods, view)})`,
			evidence: [
				...(why.container ? [{path: `${path}.reason`, value: reason}] : []),
				{path: why.container ? `${path}.message` : path, value: message},
			],
			fixes: [...startFixes(message, view, pod, container), describePodFix(pod, 'Check the pod events')],
		};
	},
};
