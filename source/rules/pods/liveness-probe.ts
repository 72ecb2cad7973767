import {failingProbes, where} from '../../model/pods/failing-probes.ts';
import {probeFailureOf} from '../../model/pods/pod-events.ts';
import {handlerText, probeAnswer, secondsToFail} from '../../model/pods/probe-failure.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {metText, probeAdvice} from '../lib/fixes/probe-advice.ts';
import {probeFixes} from '../lib/fixes/probe-fixes.ts';
import {plural} from '../lib/plural.ts';
import {containerPath} from '../lib/pods/container-path.ts';
import {codesCausedByKill, killEvidence, killedContainers} from '../lib/pods/killed-containers.ts';
import {notReadyPodsOf, outageSeverityOverTime} from '../lib/pods/not-ready-pods.ts';
import {timeToStart} from '../lib/pods/time-to-start.ts';
import type {Rule} from '../rule.ts';

export const livenessProbe: Rule = {
	code: 'liveness-probe',
	rank: 250,
	title: 'Liveness probe kills containers',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The kubelet kills and restarts a container whose liveness probe fails failureThreshold times in a row. Its exit code
(143, 137, or 0 where it ends well on TERM) is not the application's doing, and its log may show nothing wrong.

Check: kubectl describe pod ends with "Container x failed liveness probe, will be restarted" and Unhealthy events
that quote the answer. Events live for about an hour.

Fix: Killed before it has started: add a startupProbe, which holds the liveness probe back until the application is up.
Killed under load: raise timeoutSeconds or failureThreshold. A liveness probe should ask the process itself, and nothing
that it depends on: a restart does not bring a database back.`,
	check(view) {
		const notReady = notReadyPodsOf('liveness-probe', view);
		return killedContainers('liveness-probe', view).flatMap(killed => {
			const {pods, serving, kill, isHolding} = killed;
			const [pod] = pods;
			const {container, status} = serving;
			const probe = container.livenessProbe;
			if (probe === undefined) {
				return [];
			}

			const events = view.podEvents.get(pod.uid);
			const answer = probeAnswer(probe, probeFailureOf(pod, events, container.name, 'liveness'));
			const advice = probeAdvice(view, pod, container, probe, answer);
			const time = timeToStart(serving, probe, kill, answer, advice);
			const own = failingProbes(pod, events).find(each => each.container === container)?.answer;
			// What the application answers otherwise is a fault of its own.
			const isAnother = own !== undefined && own.kind === 'status' && own.text !== answer?.text;
			return {
				...(notReady && isHolding ? notReady.verdict : ({severity: 'warning'} as const)),
				causes: [
					...((isHolding && notReady?.causes) || []),
					...codesCausedByKill('liveness-probe', view).filter(code => code !== 'readiness-probe' || !isAnother),
				],
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: causeText`liveness probe: ${metText({answer}, advice, probe)}, ${plural(status.restarts, 'restart')} (${where(pod, container.name, `${pods.length}/${view.pods.length} pods`)})`,
				evidence: [
					{path: `${containerPath(pod, container)}.livenessProbe.${probe.kind}`, value: handlerText(probe)},
					{path: `${containerPath(pod, container)}.livenessProbe may fail for`, value: `${secondsToFail(probe)} s`},
					...killEvidence(killed, view),
				],
				fixes: probeFixes(view, pod, container, 'liveness', advice, time),
			};
		});
	},
};
