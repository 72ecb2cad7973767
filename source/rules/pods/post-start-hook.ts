import {where} from '../../model/pods/failing-probes.ts';
import {hookedContainer} from '../../model/pods/hooked-container.ts';
import {handlerText, probeText} from '../../model/pods/probe-failure.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {plural} from '../lib/plural.ts';
import {containerPath} from '../lib/pods/container-path.ts';
import {codesCausedByKill, killEvidence, killedContainers} from '../lib/pods/killed-containers.ts';
import {
	type NotReadyPod,
	notReadyPodsOf,
	outageSeverityOverTime,
	podSubject,
	podsText,
} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

const advice: Fix = {
	kind: 'text',
	label: 'Fix the hook',
	value: 'Let the hook wait for what it needs and end with 0, or do its work in an init container.',
	mutating: false,
};

/** The result for a hook that does not return. */
const hangingVerdict = (hanging: NotReadyPod, notReady: readonly NotReadyPod[], view: ServiceView) => {
	const {pod, why} = hanging;
	return {
		subject: podSubject(hanging),
		cause: causeText`${why.sentence} (${podsText(notReady, view)})`,
		evidence: [
			{path: `pod/${pod.name} event Started`, value: `container ${why.container} was started`},
			{
				path: `pod/${pod.name} status.containerStatuses[${why.container}].state.waiting.reason`,
				value: 'ContainerCreating',
			},
		],
		fixes: [advice, describePodFix(pod, 'Check the pod events')],
	};
};

export const postStartHook: Rule = {
	code: 'post-start-hook',
	rank: 260,
	title: 'postStart hook fails',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The kubelet runs lifecycle.postStart right after it has started a container, beside the application and not after it.
Where the hook fails the kubelet kills the container; until the hook returns the container counts as not started.

Check: kubectl describe pod ends with FailedPostStartHook; while a hook hangs, with Started and nothing after it, and
the container stays in ContainerCreating. What the hook printed is in the kubelet's log alone.

Fix: Let the hook wait for what it needs, or for the application to listen; better, do its work in an init container,
whose log kubectl logs shows.`,
	check(view) {
		const notReady = notReadyPodsOf('post-start-hook', view);
		const causes = [...(notReady?.causes ?? []), ...codesCausedByKill('post-start-hook', view)];
		const killed = killedContainers('post-start-hook', view).map(each => {
			const {pods, serving, isHolding} = each;
			const [pod] = pods;
			const {container, status} = serving;
			const hook = container.postStart;
			return {
				...(notReady && isHolding ? notReady.verdict : ({severity: 'warning'} as const)),
				causes: isHolding ? causes : [],
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: causeText`postStart hook fails: ${hook ? `${probeText(hook)}, ` : ''}${plural(status.restarts, 'restart')} (${where(pod, container.name, `${pods.length}/${view.pods.length} pods`)})`,
				evidence: [
					...(hook ? [{path: `${containerPath(pod, container)}.lifecycle.postStart`, value: handlerText(hook)}] : []),
					...killEvidence(each, view),
				],
				fixes: [advice, describePodFix(pod, 'Check the pod events')],
			};
		});
		const hanging = notReady?.pods.find(({pod}) => hookedContainer(pod, view.podEvents.get(pod.uid)));
		return notReady && hanging
			? [...killed, {...hangingVerdict(hanging, notReady.pods, view), ...notReady.verdict, causes}]
			: killed;
	},
};
