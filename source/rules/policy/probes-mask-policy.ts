import {isReady} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {blockedPorts} from '../lib/blocked-ports.ts';
import type {Rule} from '../rule.ts';

export const probesMaskPolicy: Rule = {
	code: 'probes-mask-policy',
	rank: 890,
	title: 'Ready, though nobody may reach it',
	severity: 'info',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	docs: `The kubelet's probes come from the pod's own node, and a NetworkPolicy never blocks those. So a readiness
probe says nothing about whether anybody else gets through.

By hand: kubectl get pod POD shows it Ready, while a request from another pod times out.

There is nothing to mend in the probe: see to the policy.`,
	check(view) {
		const [pod] = blockedPorts(view)
			.flatMap(({pods}) => pods)
			.filter(each => isReady(each) && each.containers.some(({readinessProbe}) => readinessProbe));
		return (
			pod && {
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: `pod ${pod.name} is Ready because probes come from its node, which policies always let in`,
				evidence: [{path: `pod/${pod.name} status.conditions[Ready]`, value: 'True'}],
				fixes: [],
			}
		);
	},
};
