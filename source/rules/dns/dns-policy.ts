import {resolverPlaces} from '../../model/networking/dns-pods.ts';
import type {Pod} from '../../model/objects.ts';
import {topOwner} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

/** DaemonSet and static pods often run like this and rarely use cluster DNS; CoreDNS itself forwards to the node's. */
const isMeant = (pod: Pod) =>
	['DaemonSet', 'Node'].includes(topOwner(pod).kind) || resolverPlaces.some(each => each.namespace === pod.namespace);

const isLost = ({isOnHostNetwork, dnsPolicy}: Pod) => isOnHostNetwork && dnsPolicy === 'ClusterFirst';

/** Without any domain of the cluster to search. */
const isBare = ({dnsPolicy, dnsConfig}: Pod) =>
	dnsPolicy === 'None' && !dnsConfig?.searches.some(domain => /(^|\.)svc\./.test(domain));

/** As it is written: on purpose, or because Default was taken for the default. */
const isApart = (pod: Pod) => !isMeant(pod) && (pod.dnsPolicy === 'Default' || isBare(pod));

export const dnsPolicy: Rule = {
	code: 'dns-policy',
	rank: 920,
	title: 'Pods do not use the cluster DNS',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `With hostNetwork, dnsPolicy ClusterFirst (the default) means Default: the pod has its node's resolv.conf and resolves
no Service. dnsPolicy Default, which is not the default, does the same without hostNetwork; None leaves everything to
dnsConfig. Such pods reach Services by address, not by name. Where it is written, or the pod is an agent of its node, it
is only a note.

Check: kubectl exec POD -- cat /etc/resolv.conf shows its name servers and search domains.

Fix: Set dnsPolicy: ClusterFirst in the pod template, with hostNetwork ClusterFirstWithHostNet. Where None is meant, add
NAMESPACE.svc.cluster.local, svc.cluster.local and cluster.local to dnsConfig.searches.`,
	check({pods}) {
		const lost = pods.filter(isLost);
		const found = (lost.length > 0 ? lost : pods.filter(isApart)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [pod] = found;
		if (pod === undefined) {
			return undefined;
		}

		const {name, namespace, isOnHostNetwork, dnsPolicy: policy, dnsConfig} = pod;
		const {kind, name: owner} = topOwner(pod);
		const how = isOnHostNetwork
			? 'hostNetwork without ClusterFirstWithHostNet'
			: `dnsPolicy ${policy}${isBare(pod) ? ' without cluster search domains' : ''}`;
		return {
			...((lost.length === 0 || lost.every(isMeant)) && ({severity: 'info'} as const)),
			subject: {kind: 'Pod', namespace, name},
			cause: causeText`${how}: uses node DNS (${found.length}/${pods.length} pods)`,
			evidence: [
				...(isOnHostNetwork ? [{path: `pod/${name} spec.hostNetwork`, value: 'true'}] : []),
				{path: `pod/${name} spec.dnsPolicy`, value: policy},
				...(dnsConfig
					? [{path: `pod/${name} spec.dnsConfig.nameservers`, value: dnsConfig.nameservers.join(', ') || 'none'}]
					: []),
			],
			fixes: [
				{
					kind: 'text',
					label: 'Use the cluster DNS',
					value: `Set dnsPolicy: ${isOnHostNetwork ? 'ClusterFirstWithHostNet' : 'ClusterFirst'} in the pod template of ${kind} ${owner}.`,
					mutating: false,
				},
			],
		};
	},
};
