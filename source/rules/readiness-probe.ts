import {essentials} from '../model/inputs.ts';
import {probeAnswer, probeText} from '../model/probe-failure.ts';
import {heldBy, outageOverTime, podSubject, podsText} from './held-pods.ts';
import {probeAdvice} from './probe-advice.ts';
import type {Rule} from './rule.ts';

export const readinessProbe: Rule = {
	code: 'readiness-probe',
	title: 'Readiness probe fails',
	severity: 'error',
	overTime: outageOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The kubelet asks each container whether it is ready; while the answer is no, no Service sends it traffic.

By hand: kubectl get pods shows 0/1 Running; the Unhealthy events at the end of kubectl describe pod quote the
answer. Events live for about an hour.

Connection refused: wrong port in the probe, or the application does not listen there. An HTTP status: wrong path,
or the application says that something it needs is missing. Deadline exceeded: timeoutSeconds is one by default.`,
	check(view) {
		const held = heldBy('readiness-probe', view);
		if (held === undefined || view.service.publishNotReadyAddresses) {
			return undefined;
		}

		const told = held.pods.find(({pod}) => probeAnswer(view.probeFailures.get(pod.uid), 'Readiness'));
		const chosen = told ?? held.pods[0];
		const {pod, why} = chosen;
		const container = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container)!;
		const probe = container.readinessProbe!;
		const failure = view.probeFailures.get(pod.uid);
		const answer = probeAnswer(failure, 'Readiness');
		const path = `pod/${pod.name} spec.containers[${container.name}].readinessProbe.${probe.kind}`;
		return {
			...held.verdict,
			explains: held.explains,
			subject: podSubject(chosen),
			cause: `readiness probe ${answer ? `gets ${answer.text}` : 'has not succeeded'}: ${probeText(probe)}, ${podsText(held.pods, view)}`,
			evidence: [
				{path, value: probeText(probe)},
				...(failure && answer ? [{path: `pod/${pod.name} event Unhealthy`, value: failure.message}] : []),
			],
			fixes: [
				{kind: 'text', label: 'Fix the probe', value: probeAdvice(pod, container, probe, answer), mutating: false},
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
