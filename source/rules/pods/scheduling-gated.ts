import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {notReadyPodsOf, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const schedulingGated: Rule = {
	code: 'scheduling-gated',
	rank: 200,
	title: 'Pods have scheduling gates',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The scheduler ignores a pod with scheduling gates until every gate is removed: it stays Pending, has no IP and cannot
be an endpoint.

Check: kubectl get pods shows SchedulingGated; kubectl get pod POD -o jsonpath='{.spec.schedulingGates}' names them.

Fix: A gate is removed by the controller that set it: a queue (Kueue), a quota controller, an operator. Check that it
runs, and what it waits for. Where the gate has no owner, remove it from the pod template.`,
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
			cause: causeText`SchedulingGated: ${gates || 'scheduling gates'} (${podsText(notReady.pods, view)})`,
			evidence: [
				{path: `pod/${pod.name} spec.schedulingGates`, value: gates},
				{path: `pod/${pod.name} status.conditions[PodScheduled].reason`, value: 'SchedulingGated'},
			],
			fixes: [
				{
					kind: 'text',
					label: "Ask the gate's owner",
					value: `The owner of ${gates || 'the gate'} removes it: check that its controller runs, and what it waits for.`,
					mutating: false,
				},
				describePodFix(pod, 'Check the pod'),
			],
		};
	},
};
