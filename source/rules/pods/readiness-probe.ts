import {where} from '../../model/pods/failing-probes.ts';
import {handlerText} from '../../model/pods/probe-failure.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {metText, probeAdvice} from '../lib/fixes/probe-advice.ts';
import {probeFixes} from '../lib/fixes/probe-fixes.ts';
import {containerPath} from '../lib/pods/container-path.ts';
import {notReadyPodsOf, outageSeverityOverTime, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import {probedContainers} from '../lib/pods/probed-containers.ts';
import type {Rule} from '../rule.ts';

export const readinessProbe: Rule = {
	code: 'readiness-probe',
	rank: 310,
	title: 'Readiness probe fails',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The kubelet asks each container whether it is ready; while the answer is no, no Service sends it traffic.

Check: kubectl get pods shows 0/1 Running; the Unhealthy events at the end of kubectl describe pod quote the
answer. Events live for about an hour.

Fix: Connection refused: wrong port in the probe, or the application does not listen there. An HTTP status: wrong path,
or the application says that something it needs is missing. Deadline exceeded: timeoutSeconds is one by default.`,
	check(view) {
		const notReady = notReadyPodsOf('readiness-probe', view);
		if (notReady === undefined) {
			return undefined;
		}

		return probedContainers(notReady.pods, 'readiness', view).map(({pods, chosen, failing}) => {
			const {container, probe, failure} = failing;
			const {pod} = chosen;
			const advice = probeAdvice(view, pod, container, probe, failing.answer);
			return {
				...notReady.verdict,
				causes: notReady.causes,
				subject: podSubject(chosen),
				cause: causeText`readiness probe: ${metText(failing, advice, probe)} (${where(pod, container.name, podsText(pods, view))})`,
				evidence: [
					{path: `${containerPath(pod, container)}.readinessProbe.${probe.kind}`, value: handlerText(probe)},
					...(failure ? [{path: `pod/${pod.name} event Unhealthy`, value: failure.message}] : []),
				],
				fixes: probeFixes(view, pod, container, 'readiness', advice),
			};
		});
	},
};
