import {essentials} from '../model/inputs.ts';
import {probeAnswer, probeText, secondsToFail} from '../model/probe-failure.ts';
import {counted} from './counted.ts';
import {describePod} from './describe-pod.ts';
import {heldBy, outageOverTime, podSubject, podsText} from './held-pods.ts';
import {probeAdvice} from './probe-advice.ts';
import type {Rule} from './rule.ts';

export const startupProbe: Rule = {
	code: 'startup-probe',
	title: 'Startup probe has not succeeded',
	severity: 'error',
	overTime: outageOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `While a container's startup probe has not succeeded, its readiness is not asked and no Service sends it traffic. When
it has failed failureThreshold times, periodSeconds apart, the container is killed and started again.

By hand: kubectl get pods shows 0/1 Running; the Unhealthy events at the end of kubectl describe pod quote the answer.

Connection refused: the application is still starting, or the probe asks the wrong port. An HTTP status: wrong path,
or not ready yet. If it restarts before it is up, raise failureThreshold.`,
	check(view) {
		const held = view.service.publishNotReadyAddresses ? undefined : heldBy('startup-probe', view);
		if (held === undefined) {
			return undefined;
		}

		const answerOf = (uid: string) => probeAnswer(view.probeFailures.get(uid), 'Startup');
		const told = held.pods.find(({pod}) => answerOf(pod.uid)) ?? held.pods[0];
		const {pod, why} = told;
		const container = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container)!;
		const {restarts = 0} = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container) ?? {};
		const probe = container.startupProbe!;
		const answer = answerOf(pod.uid);
		const path = `pod/${pod.name} spec.containers[${container.name}].startupProbe`;
		return {
			...held.verdict,
			explains: held.explains,
			subject: podSubject(told),
			cause: `startup probe ${answer ? `gets ${answer.text}` : 'has not succeeded'}${restarts > 0 ? `, ${counted(restarts, 'restart')}` : ''}: ${probeText(probe)}, ${podsText(held.pods, view)}`,
			evidence: [
				{path: `${path}.${probe.kind}`, value: probeText(probe)},
				{path: `${path} may fail for`, value: `${secondsToFail(probe)} s`},
				...(answer ? [{path: `pod/${pod.name} event Unhealthy`, value: view.probeFailures.get(pod.uid)!.message}] : []),
			],
			fixes: [
				{kind: 'text', label: 'Fix the probe', value: probeAdvice(pod, container, probe, answer), mutating: false},
				describePod(pod, 'Check the pod events'),
			],
		};
	},
};
