import {essentials} from '../../model/sync-status.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const schedulingGated: Rule = {
	code: 'scheduling-gated',
	rank: 200,
	title: 'Pods are held back from scheduling',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `A pod with scheduling gates is not even looked at by the scheduler until every gate is removed: it stays Pending
without an address, and cannot be a backend of a Service.

By hand: kubectl get pods shows SchedulingGated; kubectl get pod POD -o jsonpath='{.spec.schedulingGates}' names them.

A gate is removed by whoever set it: a queue (Kueue), a quota controller, an operator. See that it runs, and what it
waits for. Where nobody answers for the gate, take it out of the pod template.`,
	check(view) {
		const notReady = notReadyPodsOf('scheduling-gated', view);
		if (notReady === undefined) {
			return undefined;
		}

		const [first] = notReady.pods;
		const {pod} = first;
		const gates = (pod.schedulingGates ?? []).join(', ');
		return {
			...notReady.verdict,
			causes: notReady.causes,
			subject: podSubject(first),
			cause: `held back by ${gates ? `scheduling gate ${gates}` : 'scheduling gates'}: ${podsText(notReady.pods, view)}`,
			evidence: [
				{path: `pod/${pod.name} spec.schedulingGates`, value: gates},
				{path: `pod/${pod.name} status.conditions[PodScheduled].reason`, value: 'SchedulingGated'},
			],
			fixes: [
				{
					kind: 'text',
					label: "Ask the gate's owner",
					value: `Whoever set ${gates || 'the gate'} has to remove it: see that its controller runs, and what it waits for.`,
					mutating: false,
				},
				describePodFix(pod, 'Check the pod'),
			],
		};
	},
};
