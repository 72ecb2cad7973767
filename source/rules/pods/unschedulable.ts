import {unschedulableText} from '../../model/pods/unschedulable-text.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** Parts of the scheduler's message, each with the label and the text of what fixes it. */
const advices: ReadonlyArray<readonly [RegExp, label: string, text: string]> = [
	[
		/Insufficient (?:cpu|memory|ephemeral-storage|pods)/i,
		'Free capacity',
		'Lower resources.requests of the pod, or add a node.',
	],
	[
		/untolerated taint/i,
		'Tolerate the taint',
		'Where the pod is meant for the tainted nodes, tolerate the taint in the pod template or remove it from them. Leave control-plane taints alone.',
	],
	[
		/node affinity|node selector/i,
		'Fix the node affinity',
		'Give a node the labels that nodeSelector or nodeAffinity asks for, or ask for others.',
	],
	[
		/persistentvolumeclaim|volume/i,
		'Fix the volume claim',
		'Check that its PersistentVolumeClaims exist and can be bound where the pod may run.',
	],
	[/free ports/i, 'Free the hostPort', 'Another pod holds the same hostPort on the node: use another one, or none.'],
	[
		/anti-affinity|topology spread/i,
		'Relax the spread',
		'Relax the pod anti-affinity or topology spread, or add a node.',
	],
];

export const unschedulable: Rule = {
	code: 'unschedulable',
	rank: 180,
	title: 'Pods are unschedulable',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `No node fits the pod, so it stays Pending, has no IP and cannot be an endpoint.

Check: kubectl get pods shows Pending; kubectl describe pod ends with the scheduler's message, which counts the
nodes by the reason why each of them does not fit.

Fix: Remove the reason on the nodes that are meant to run the pod; an untolerated control-plane taint is meant to be
there. Insufficient cpu or memory is about resources.requests, not about usage; a taint needs a toleration; a selector
or affinity needs a label on a node; a volume needs its claim to be bound.`,
	check(view) {
		const notReady = notReadyPodsOf('unschedulable', view);
		if (notReady === undefined) {
			return undefined;
		}

		const [first] = notReady.pods;
		const {pod} = first;
		const {reason = '', message = ''} = pod.conditions.find(({type}) => type === 'PodScheduled') ?? {};
		const advised = advices.filter(([pattern]) => pattern.test(message));
		return {
			...notReady.verdict,
			causes: notReady.causes,
			subject: podSubject(first),
			cause: causeText`${unschedulableText(message)} (${podsText(notReady.pods, view)})`,
			evidence: [
				{path: `pod/${pod.name} status.conditions[PodScheduled].reason`, value: reason},
				{path: `pod/${pod.name} status.conditions[PodScheduled].message`, value: message},
			],
			fixes: [
				...advised.map(([, label, value]) => ({kind: 'text', label, value, mutating: false}) as const),
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
