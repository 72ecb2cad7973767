import {isReady} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {blockedPorts} from '../lib/blocked-ports.ts';
import {causeText} from '../lib/cause-text.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

export const probesMaskPolicy: Rule = {
	code: 'probes-mask-policy',
	rank: 890,
	title: 'Ready, but blocked by a NetworkPolicy',
	severity: 'info',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	docs: `The kubelet's probes come from the pod's own node, and a NetworkPolicy never blocks those. So a readiness
probe does not show whether clients can connect.

Check: kubectl get pod POD shows it Ready, while a request from another pod times out.

Fix: Change the policy, not the probe.`,
	check(view) {
		const [pod] = blockedPorts(view)
			.flatMap(({pods}) => pods)
			.filter(each => isReady(each) && each.containers.some(({readinessProbe}) => readinessProbe));
		return (
			pod && {
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: causeText`Ready but unreachable: kubelet probes bypass NetworkPolicy (${shortPodName(pod.name)})`,
				evidence: [{path: `pod/${pod.name} status.conditions[Ready]`, value: 'True'}],
				fixes: [],
			}
		);
	},
};
