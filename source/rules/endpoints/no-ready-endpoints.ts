import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {hasReadyPod, onlyReason, outage, outageSeverityOverTime, podRules, whyOf} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

/** More pods than these show nothing new. */
const shown = 5;

export const noReadyEndpoints: Rule = {
	code: 'no-ready-endpoints',
	rank: 360,
	title: 'No ready endpoints',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The selector matches, but none of the pods is Ready: kube-proxy refuses connections to the Service, and the
name of a headless Service does not resolve.

Check: kubectl get pods -l SELECTOR shows READY 0/1; kubectl describe pod shows which condition is False and,
in its events, why. What counts is the pod's Ready condition: every container ready, every readiness gate set, and
the node alive.

Fix: Remove what keeps the pods from being Ready. Where traffic is wanted before that, as for peers that look for each
other, a headless Service can set publishNotReadyAddresses: true.`,
	check(view) {
		const {service} = view;
		const pods = eligiblePods(view);
		if (pods.length === 0 || service.publishNotReadyAddresses || hasReadyPod(view)) {
			return undefined;
		}

		const unready = pods.map(pod => ({pod, why: whyOf(view, pod)!}));
		const numbers = new Map<string, number>();
		for (const {why} of unready) {
			numbers.set(why.code, (numbers.get(why.code) ?? 0) + 1);
		}

		const most = Math.max(...numbers.values());
		const {pod, why} = unready.find(notReady => numbers.get(notReady.why.code) === most)!;
		const share = most < pods.length ? ` (${most}/${pods.length} pods)` : '';
		return {
			...outage(view),
			causes: ['ingress-backend-no-endpoints', 'headless-no-ready', ...(onlyReason(view) ? [] : podRules)],
			cause: causeText`0/${pods.length} pods ready: ${why.sentence}${share}`,
			evidence: unready
				.slice(0, shown)
				.map(notReady => ({path: `pod/${notReady.pod.name} status.conditions[Ready]`, value: notReady.why.sentence})),
			fixes: [
				{
					kind: 'command',
					label: 'Check the pod',
					argv: ['kubectl', '-n', service.namespace, 'describe', 'pod', pod.name],
					mutating: false,
				},
			],
		};
	},
};
