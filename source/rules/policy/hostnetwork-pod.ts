import {isAbout} from '../../model/networking/network-policy.ts';
import {essentials} from '../../model/sync-status.ts';
import {plural} from '../lib/plural.ts';
import type {Rule} from '../rule.ts';

export const hostnetworkPod: Rule = {
	code: 'hostnetwork-pod',
	rank: 910,
	title: 'NetworkPolicy is about a pod on the host network',
	severity: 'info',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'info',
	docs: `A pod with hostNetwork has its node's address. Most network plugins can't tell its traffic from the node's own, and
apply no NetworkPolicy to it: what the policy closes is open all the same. In the policies of others it is not a pod
either, but an address.

By hand: kubectl get pod POD -o jsonpath='{.spec.hostNetwork}'; its IP is that of its node.

Close its port with a firewall on the node, or let the pod have a network of its own. Some plugins know host
policies.`,
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
				cause: `${about.length} of ${plural(pods.length, 'pod')} on the host network: ${first.policy.name} most likely does nothing for them`,
				evidence: [{path: `pod/${first.pod.name} spec.hostNetwork`, value: 'true'}],
				fixes: [],
			}
		);
	},
};
