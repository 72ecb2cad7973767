import {isEligible, isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {
	graceEndsAt,
	hasReadyPod,
	isRolling,
	onlyReason,
	podRules,
	podSubject,
	readinessGraceSeconds,
	unreadyPods,
} from '../lib/pods/not-ready-pods.ts';
import {notReadySince} from '../lib/pods/not-ready-since.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

/** More pods than these show nothing new. */
const shown = 5;

export const partiallyReady: Rule = {
	code: 'partially-ready',
	rank: 410,
	title: 'Some pods are not ready',
	severity: 'warning',
	severityOverTime: `info during a rollout; not shown in the first ${readinessGraceSeconds} s of a pod`,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `Only pods that are Ready get traffic. The Service works, with fewer endpoints than it should have: the others carry
more, and fewer can fail.

Check: kubectl get pods -l SELECTOR shows which ones; kubectl describe pod shows in conditions and events why.

Fix: During a rollout new pods are not ready for a moment, and nothing needs to be done. Where it stays so, compare the
pod that is not ready with one that is: its node, its age, the revision of its template.`,
	check(view) {
		const staying = view.pods.filter(pod => isEligible(pod) && !isTerminating(pod));
		const unready = unreadyPods(view).filter(({pod}) => isEligible(pod));
		const example = unready.find(({why}) => why.isFault) ?? unready[0];
		if (example === undefined || view.service.publishNotReadyAddresses || !hasReadyPod(view)) {
			return undefined;
		}

		const {pod, why} = example;
		const visibleAfter = Math.min(...unready.map(graceEndsAt));
		return {
			...(isRolling(view) && !why.isFault && ({severity: 'info'} as const)),
			// Pods that were just added have their time.
			...(visibleAfter > 0 && {visibleAfter}),
			since: notReadySince(
				unready.map(each => each.pod),
				false,
			)!,
			causes: ['single-endpoint', ...(onlyReason(view) ? [] : podRules)],
			subject: podSubject(example),
			cause: causeText`${unready.length}/${staying.length} pods not ready: ${why.sentence} (${shortPodName(pod.name)})`,
			evidence: unready
				.slice(0, shown)
				.map(notReady => ({path: `pod/${notReady.pod.name} status.conditions[Ready]`, value: notReady.why.sentence})),
			fixes: [describePodFix(pod, 'Check the pod')],
		};
	},
};
