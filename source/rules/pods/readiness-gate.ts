import {conditionOf} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {notReadyPodsOf, outageSeverityOverTime, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const readinessGate: Rule = {
	code: 'readiness-gate',
	rank: 320,
	title: 'A readiness gate is not set',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `A pod with readiness gates is Ready only when its containers are and somebody has set each of these conditions to
True: a load balancer's controller, a service mesh, an operator.

By hand: kubectl get pods -o wide shows 0/1 under READINESS GATES; kubectl describe pod lists the gates with their
status, <none> where nobody has set it.

See that the controller that sets the condition runs and has the right to patch pods/status. Where there is none in
this cluster, take the gate out of the pod template, or the label of the namespace by which it is put in.`,
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
			cause: `readiness gate ${gates} is not True: ${podsText(notReady.pods, view)}`,
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
					value: `Whoever answers for ${gates} has to set it to True: see that its controller runs. Else take it out of spec.readinessGates of the pod template.`,
					mutating: false,
				},
				describePodFix(pod, 'Check the pod conditions'),
			],
		};
	},
};
