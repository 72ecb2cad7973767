import {isAbout} from '../../model/networking/network-policy.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const hostnetworkPod: Rule = {
	code: 'hostnetwork-pod',
	rank: 910,
	title: 'NetworkPolicy does not apply to hostNetwork pods',
	severity: 'info',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'info',
	docs: `A pod with hostNetwork has its node's address. Most network plugins can't tell its traffic from the node's own, and
apply no NetworkPolicy to it: what the policy blocks stays open. In other policies it is not a pod either, but an
address.

Check: kubectl get pod POD -o jsonpath='{.spec.hostNetwork}'; its IP is that of its node.

Fix: Block its port with a firewall on the node, or remove hostNetwork from the pod. Some plugins have host policies.`,
	check({pods, policies}) {
		const about = pods
			.filter(({isOnHostNetwork}) => isOnHostNetwork)
			.toSorted((a, b) => (a.name < b.name ? -1 : 1))
			.flatMap(pod => {
				const policy = policies.find(each => isAbout(each, pod));
				return policy ? [{pod, policy}] : [];
			});
		const [first] = about;
		return (
			first && {
				subject: {kind: 'Pod', namespace: first.pod.namespace, name: first.pod.name},
				cause: causeText`hostNetwork: NetworkPolicy ${first.policy.name} probably not enforced (${about.length}/${pods.length} pods)`,
				evidence: [{path: `pod/${first.pod.name} spec.hostNetwork`, value: 'true'}],
				fixes: [],
			}
		);
	},
};
