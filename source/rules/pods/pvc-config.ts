import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {startFixes} from '../lib/fixes/start-fixes.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** Seconds in which a volume that is late or a secret that comes after its pod are no fault yet. */
const mountRetrySeconds = 60;

export const pvcConfig: Rule = {
	code: 'pvc-config',
	rank: 210,
	title: 'Volume, Secret or ConfigMap is missing',
	severity: 'error',
	severityOverTime: `reported by events only: warning for the first ${mountRetrySeconds} s of a pod`,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `Before a container starts, the kubelet sets up what its pod needs: Secrets, ConfigMaps, volumes, a network. While one
is missing the container is not created, and the Service has one endpoint less.

Check: kubectl get pods shows CreateContainerConfigError, or ContainerCreating for more than a minute; kubectl
describe pod ends with events such as FailedMount, FailedAttachVolume or FailedCreatePodSandBox that name it.

Fix: Create what is missing in the namespace of the pod, or fix its name in the pod template. The kubelet tries again by
itself: the pod need not be deleted. A message about runAsNonRoot is about securityContext: set runAsUser to a number.`,
	check(view) {
		const notReady = notReadyPodsOf('pvc-config', view);
		if (notReady === undefined) {
			return undefined;
		}

		const [first] = notReady.pods;
		const {pod, why} = first;
		const event = view.podEvents.get(pod.uid)?.start;
		const state = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container)?.state;
		const {reason, message} = state?.kind === 'waiting' ? state : (event ?? {reason: '', message: ''});
		const path = why.container
			? `pod/${pod.name} status.containerStatuses[${why.container}].state.waiting`
			: `pod/${pod.name} event ${reason}`;
		const container = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container);
		// Mounts are tried again, and many a first try comes too early.
		const isEarly = why.container === '' && notReady.verdict.severity === 'error';
		return {
			...notReady.verdict,
			...(isEarly && ({severity: 'warning', errorFrom: pod.created + mountRetrySeconds} as const)),
			causes: notReady.causes,
			subject: podSubject(first),
			cause: causeText`${why.sentence} (${podsText(notReady.pods, view)})`,
			evidence: [
				...(why.container ? [{path: `${path}.reason`, value: reason}] : []),
				{path: why.container ? `${path}.message` : path, value: message},
			],
			fixes: [...startFixes(message, view, pod, container), describePodFix(pod, 'Check the pod events')],
		};
	},
};
