import {conditionOf} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {notReadyPodsOf, outageSeverityOverTime, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const readinessGate: Rule = {
	code: 'readiness-gate',
	rank: 320,
	title: 'Readiness gate is not True',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `A pod with readiness gates is Ready only when its containers are and each of these conditions is True. A load
balancer's controller, a service mesh or an operator sets it.

Check: kubectl get pods -o wide shows 0/1 under READINESS GATES; kubectl describe pod lists the gates with their
status, <none> where it is not set.

Fix: Check that the controller that sets the condition runs and may patch pods/status. Where this cluster has none,
remove the gate from the pod template, or the namespace label that injects it.`,
	check(view) {
		const notReady = notReadyPodsOf('readiness-gate', view);
		if (notReady === undefined) {
			return undefined;
		}

		const [first] = notReady.pods;
		const {pod} = first;
		const unset = (pod.readinessGates ?? []).filter(type => conditionOf(pod, type)?.status !== 'True');
		const gates = unset.join(', ');
		return {
			...notReady.verdict,
			causes: notReady.causes,
			subject: podSubject(first),
			cause: causeText`readiness gate ${gates} not True (${podsText(notReady.pods, view)})`,
			evidence: unset.map(type => {
				const {status = 'not set', message = ''} = conditionOf(pod, type) ?? {};
				return {
					path: `pod/${pod.name} status.conditions[${type}]`,
					value: [status, message].filter(Boolean).join(': '),
				};
			}),
			fixes: [
				{
					kind: 'text',
					label: "Ask the gate's owner",
					value: `The owner of ${gates} sets it to True: check that its controller runs. Else remove it from spec.readinessGates of the pod template.`,
					mutating: false,
				},
				describePodFix(pod, 'Check the pod conditions'),
			],
		};
	},
};
