import {ofContainer} from '../model/failing-probes.ts';
import {essentials} from '../model/inputs.ts';
import {probeText} from '../model/probe-failure.ts';
import {containerPath} from './container-path.ts';
import {describePod} from './describe-pod.ts';
import {heldBy, outageOverTime, podSubject, podsText} from './held-pods.ts';
import {probeAdvice} from './probe-advice.ts';
import {probedContainers} from './probed-containers.ts';
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

		return probedContainers(held.pods, 'readiness', view).map(({pods, chosen, failing}) => {
			const {container, probe, failure, answer} = failing;
			const {pod} = chosen;
			return {
				...held.verdict,
				explains: held.explains,
				subject: podSubject(chosen),
				cause: `readiness probe${ofContainer(pod, container.name)} ${answer ? `gets ${answer.text}` : 'has not succeeded'}: ${probeText(probe)}, ${podsText(pods, view)}`,
				evidence: [
					{path: `${containerPath(pod, container)}.readinessProbe.${probe.kind}`, value: probeText(probe)},
					...(failure ? [{path: `pod/${pod.name} event Unhealthy`, value: failure.message}] : []),
				],
				fixes: [
					{kind: 'text', label: 'Fix the probe', value: probeAdvice(pod, container, probe, answer), mutating: false},
					describePod(pod, 'Check the pod events'),
				],
			};
		});
	},
};
