import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** ErrImagePull and ImagePullBackOff take turns: one name for both, or the row would flicker. */
const nameOf = (reason: string) =>
	reason === 'InvalidImageName' || reason === 'ErrImageNeverPull' ? reason : 'ImagePullBackOff';

/** What kind of failure the message of a registry or runtime is, in brackets; '' where it is none of those. */
const classOf = (message: string) => {
	if (/unauthorized|denied|authentication|forbidden|no basic auth/i.test(message)) {
		return ' (unauthorized)';
	}

	if (/not found|manifest unknown|does not exist/i.test(message)) {
		return ' (not found)';
	}

	return /timeout|timed out|deadline exceeded/i.test(message) ? ' (timeout)' : '';
};

/** What fixes it. */
const advice = (reason: string, message: string): string => {
	if (reason === 'InvalidImageName') {
		return 'The image name cannot be read: check its spelling, without spaces or a scheme such as https://.';
	}

	if (reason === 'ErrImageNeverPull') {
		return 'The node does not have the image and imagePullPolicy Never forbids to fetch it.';
	}

	const why = classOf(message);
	if (why === ' (unauthorized)') {
		return 'The registry refuses without the right credentials: check imagePullSecrets, and the name of the repository.';
	}

	if (why === ' (not found)') {
		return 'The registry has no such image: check repository and tag.';
	}

	return 'The node cannot get the image: check its name and tag, and whether the node reaches the registry.';
};

export const imagePull: Rule = {
	code: 'image-pull',
	rank: 220,
	title: 'Image pull fails (ImagePullBackOff)',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	isSelfEvident: true,
	docs: `Without its image a container never starts, its pod is never Ready, and the Service has one endpoint less.

Check: kubectl get pods shows ErrImagePull or ImagePullBackOff; kubectl describe pod quotes the registry.

Fix: Go by what the registry reports: not found means that repository or tag is wrong; unauthorized or denied that
imagePullSecrets are missing or wrong; a failed lookup or timeout that the node does not reach the registry. A new tag
in the pod template starts a rollout; a fixed secret is used at the next try.`,
	check(view) {
		const notReady = notReadyPodsOf('image-pull', view);
		if (notReady === undefined) {
			return undefined;
		}

		const [first] = notReady.pods;
		const {pod, why} = first;
		const image = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container)?.image ?? '';
		const state = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container)?.state;
		const {reason, message} = state?.kind === 'waiting' ? state : {reason: '', message: ''};
		const path = `pod/${pod.name} status.containerStatuses[${why.container}].state.waiting`;
		return {
			...notReady.verdict,
			causes: notReady.causes,
			subject: podSubject(first),
			cause: causeText`${nameOf(reason)}${classOf(message)}: ${image} (${podsText(notReady.pods, view)})`,
			evidence: [
				{path: `pod/${pod.name} spec.containers[${why.container}].image`, value: image},
				{path: `${path}.reason`, value: reason},
				...(message ? [{path: `${path}.message`, value: message}] : []),
			],
			fixes: [
				{kind: 'text', label: 'Fix the image reference', value: advice(reason, message), mutating: false},
				{
					kind: 'command',
					label: 'Check the pod events',
					argv: ['kubectl', '-n', pod.namespace, 'describe', 'pod', pod.name],
					mutating: false,
				},
			],
		};
	},
};
