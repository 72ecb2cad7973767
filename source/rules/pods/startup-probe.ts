import {where} from '../../model/pods/failing-probes.ts';
import {handlerText, secondsToFail} from '../../model/pods/probe-failure.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {metText, probeAdvice} from '../lib/fixes/probe-advice.ts';
import {probeFixes} from '../lib/fixes/probe-fixes.ts';
import {plural} from '../lib/plural.ts';
import {containerPath} from '../lib/pods/container-path.ts';
import {codesCausedByKill} from '../lib/pods/killed-containers.ts';
import {notReadyPodsOf, outageSeverityOverTime, podSubject, podsText} from '../lib/pods/not-ready-pods.ts';
import {probedContainers} from '../lib/pods/probed-containers.ts';
import type {Rule} from '../rule.ts';

export const startupProbe: Rule = {
	code: 'startup-probe',
	rank: 300,
	title: 'Startup probe fails',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `While a container's startup probe has not succeeded, its readiness is not asked and no Service sends it traffic. When
it has failed failureThreshold times, periodSeconds apart, the container is killed and started again.

Check: kubectl get pods shows 0/1 Running; the Unhealthy events at the end of kubectl describe pod quote the answer.

Fix: Connection refused: the application is still starting, or the probe asks the wrong port. An HTTP status: wrong
path, or not ready yet. If it restarts before it is up, raise failureThreshold.`,
	check(view) {
		const notReady = notReadyPodsOf('startup-probe', view);
		if (notReady === undefined) {
			return undefined;
		}

		return probedContainers(notReady.pods, 'startup', view).map(({pods, chosen, failing}) => {
			const {container, probe, failure} = failing;
			const {pod} = chosen;
			const {restarts = 0} = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === container.name) ?? {};
			const path = `${containerPath(pod, container)}.startupProbe`;
			const advice = probeAdvice(view, pod, container, probe, failing.answer);
			return {
				...notReady.verdict,
				causes: [...(notReady.causes ?? []), ...codesCausedByKill('startup-probe', view)],
				subject: podSubject(chosen),
				cause: causeText`startup probe: ${metText(failing, advice, probe)}${restarts > 0 ? `, ${plural(restarts, 'restart')}` : ''} (${where(pod, container.name, podsText(pods, view))})`,
				evidence: [
					{path: `${path}.${probe.kind}`, value: handlerText(probe)},
					{path: `${path} may fail for`, value: `${secondsToFail(probe)} s`},
					...(failure ? [{path: `pod/${pod.name} event Unhealthy`, value: failure.message}] : []),
				],
				fixes: probeFixes(view, pod, container, 'startup', advice),
			};
		});
	},
};
