import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isTerminating} from '../../model/pods/pods.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import type {Rule} from '../rule.ts';

/** What the API server refuses, without the pod's name and what it was looking up. */
const refusalOf = (message: string) =>
	message.replace(/^.*? is forbidden: /s, '').replace(/^error looking up service account [^:]*: /, '');

/** What a refusal comes down to. */
const adviceOf = (message: string): string | undefined => {
	if (/serviceaccount "[^"]*" not found|looking up service account/.test(message)) {
		return 'Create the ServiceAccount, or fix serviceAccountName in the pod template.';
	}

	if (/exceeded quota/.test(message)) {
		return 'The ResourceQuota of the namespace is used up: raise it, free some of it, or ask for less.';
	}

	if (/violates PodSecurity/.test(message)) {
		return 'Fix the securityContext of the pod template as the message says, or label the namespace for a laxer level.';
	}

	return /admission webhook|failed calling webhook/.test(message)
		? 'An admission webhook refuses the pods, or does not answer: see its configuration and its own Service.'
		: undefined;
};

const staying = ({pods}: ServiceView) =>
	pods.filter(pod => !isTerminating(pod) && pod.phase !== 'Succeeded' && pod.phase !== 'Failed').length;

export const workloadCannotCreatePods: Rule = {
	code: 'workload-cannot-create-pods',
	rank: 150,
	title: 'Workload cannot create pods',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	causes: ['selector-matches-nothing', 'single-endpoint'],
	docs: `The selector is right: it matches the pods that a workload would create. The workload has fewer than it should, because
the API server refuses them (a quota, pod security, an admission webhook, a missing ServiceAccount) or it is paused.

Check: kubectl describe deploy NAME shows the condition ReplicaFailure; kubectl get events --field-selector
reason=FailedCreate has the message for ReplicaSets, StatefulSets and DaemonSets.

Fix: Correct what the message names. The controller retries, with growing pauses.`,
	check(view) {
		const {service, workloads} = view;
		const awake = workloads.filter(({replicas}) => replicas > 0);
		const present = staying(view);
		const wanted = awake.reduce((sum, {replicas}) => sum + replicas, 0);
		const first =
			awake.find(({failure}) => failure !== undefined) ??
			// A workload that is paused still looks after the pods it has.
			awake.find(({isPaused}) => isPaused && view.pods.length === 0);
		if (!isSelecting(service) || first === undefined || present >= wanted) {
			return undefined;
		}

		const name = kubectlName(first);
		const {failure, failedSince, isPaused} = first;
		const advice = failure && adviceOf(failure);
		const resume: Fix = {
			kind: 'command',
			label: 'Resume the rollout',
			argv: ['kubectl', '-n', service.namespace, 'rollout', 'resume', name],
			mutating: true,
		};
		return {
			...(failure !== undefined && failedSince !== undefined && {since: failedSince}),
			...(present > 0 && ({severity: 'warning'} as const)),
			subject: {kind: first.kind, namespace: first.namespace, name: first.name},
			cause:
				failure === undefined
					? causeText`rollout paused: ${name} has ${present}/${first.replicas} pods`
					: causeText`cannot create pods: ${refusalOf(failure)} (${name} ${present}/${first.replicas})`,
			evidence: [
				{path: `${name} replicas wanted`, value: String(first.replicas)},
				...(failure === undefined ? [] : [{path: `${name} status.conditions[ReplicaFailure].message`, value: failure}]),
				...(isPaused ? [{path: `${name} spec.paused`, value: 'true'}] : []),
			],
			fixes: [
				...(advice
					? [{kind: 'text', label: 'Fix what blocks pod creation', value: advice, mutating: false} as const]
					: []),
				...(isPaused && failure === undefined ? [resume] : []),
				{
					kind: 'command',
					label: 'Check the FailedCreate events',
					argv: ['kubectl', '-n', service.namespace, 'get', 'events', '--field-selector', 'reason=FailedCreate'],
					mutating: false,
				},
			],
		};
	},
};
