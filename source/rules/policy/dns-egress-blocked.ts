import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {type DnsBlockedPods, dnsBlockedPods} from '../lib/dns-blocked-pods.ts';
import {dnsPolicyManifest} from '../lib/fixes/dns-policy-manifest.ts';
import type {Rule} from '../rule.ts';

/** Which pods cannot resolve names. */
const subjects: Readonly<Record<DnsBlockedPods['who'], (labels: string) => string>> = {
	everybody: () => 'all pods of the namespace',
	callers: labels => `client pods ${labels}`,
	backends: () => 'its own pods',
};

export const dnsEgressBlocked: Rule = {
	code: 'dns-egress-blocked',
	rank: 880,
	title: 'NetworkPolicy blocks DNS egress',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `A policy with policyTypes: [Egress] drops everything it does not allow, DNS included, and nearly every connection
starts with a lookup. Pods that may connect to others but not to the cluster DNS see timeouts or "Temporary failure in
name resolution". Pods that connect to nothing need no DNS: then it is only a note.

Check: kubectl describe networkpolicy NAME; kubectl exec POD -- nslookup kubernetes.default times out.

Fix: Allow UDP and TCP to the DNS pods' own port: namespace and pod labels in one entry, as two entries are
alternatives. With a DNS cache on the nodes, allow its address as well (169.254.20.10). Whether policies are enforced
depends on the network plugin: only a probe from the client tells.`,
	check(view) {
		const found = dnsBlockedPods(view);
		if (found === undefined) {
			return undefined;
		}

		const {who, labels, policies, isCalling} = found;
		const [policy] = policies;
		const isMeant = who === 'backends' && !isCalling;
		return {
			...(isMeant && ({severity: 'info', confidence: 'hint'} as const)),
			subject: {kind: 'NetworkPolicy', namespace: view.service.namespace, name: policy!.name},
			cause: causeText`DNS egress blocked by NetworkPolicy ${policies.map(({name}) => name).join(', ')} (${subjects[who](labels)})`,
			evidence: policies.map(({name, egress}) => ({
				path: `networkpolicy/${name} spec.egress`,
				value: JSON.stringify(egress),
			})),
			fixes: [
				{
					kind: 'yaml',
					label: 'Allow DNS',
					value: dnsPolicyManifest(policy!, view.resolvers[0]),
					mutating: true,
				},
			],
		};
	},
};
