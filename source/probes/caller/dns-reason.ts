import type {Pod} from '../../model/objects.ts';
import {topOwner} from '../../model/pods/pods.ts';
import type {Fix} from '../../rules/finding.ts';
import {kubectlName} from '../../rules/lib/fixes/kubectl-name.ts';
import {withoutDot} from '../names/name-answer.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
import {hostsAddress} from './hosts-answer.ts';
import type {Caller} from './known-caller.ts';

/** Which setting of the caller's pod makes a name fail, and what to change; two sentences without the dot that ends them. */
export type DnsReason = {readonly cause: string; readonly advice: string};

const templateOf = (pod: Pod) => {
	const owner = topOwner(pod);
	return owner.kind === 'Pod' ? `pod ${pod.name}` : `the pod template of ${kubectlName(owner)}`;
};

const joined = (words: readonly string[], none: string) => words.join(', ') || none;

/** What the pod's dnsPolicy makes of a name that is not resolved at all. */
const policyReason = (pod: Pod, {resolv}: Caller): DnsReason | undefined => {
	const {name, dnsPolicy, isOnHostNetwork, dnsConfig} = pod;
	const servers = joined(resolv?.nameservers ?? dnsConfig?.nameservers ?? [], 'unknown');
	if (dnsPolicy === 'None') {
		return {
			cause: `Pod ${name} has dnsPolicy None: it asks the nameservers of its dnsConfig (${servers}), not those that the kubelet sets`,
			advice: `Set dnsPolicy: ClusterFirst in ${templateOf(pod)}, or put the cluster DNS into dnsConfig.nameservers`,
		};
	}

	const isNodes = dnsPolicy === 'Default' || (isOnHostNetwork && dnsPolicy === 'ClusterFirst');
	if (!isNodes) {
		return undefined;
	}

	return dnsPolicy === 'Default'
		? {
				cause: `Pod ${name} has dnsPolicy Default, which is not the default: it asks the nameservers of its node (${servers}), not the cluster DNS`,
				advice: `Set dnsPolicy: ClusterFirst in ${templateOf(pod)}`,
			}
		: {
				cause: `Pod ${name} has hostNetwork, where dnsPolicy ClusterFirst means Default: it asks the nameservers of its node (${servers}), not the cluster DNS`,
				advice: `Set dnsPolicy: ClusterFirstWithHostNet in ${templateOf(pod)}`,
			};
};

/** Why a short name is not completed, where the full one resolves. */
const searchReason = (pod: Pod, {resolv}: Caller, name: string): DnsReason | undefined => {
	const {dnsPolicy, dnsConfig} = pod;
	const searches = resolv?.search ?? dnsConfig?.searches ?? [];
	const ndots = dnsConfig?.ndots;
	const dots = name.split('.').length - 1;
	if (dnsPolicy === 'None' && !searches.some(domain => domain.startsWith(`${pod.namespace}.svc.`))) {
		return {
			cause: `Pod ${pod.name} has dnsPolicy None and searches ${joined(searches, 'no domain')}: without ${pod.namespace}.svc in dnsConfig.searches, ${name} is not completed`,
			advice: `Use the FQDN, or add the cluster's search domains to dnsConfig.searches in ${templateOf(pod)}`,
		};
	}

	return ndots !== undefined && dots >= ndots
		? {
				cause: `Pod ${pod.name} has ndots:${ndots} in its dnsConfig: ${name} has ${dots === 1 ? 'a dot' : `${dots} dots`}, so it is asked for as it is, and the resolver of musl does not complete it then`,
				advice: `Use the FQDN, or raise ndots in dnsConfig of ${templateOf(pod)}`,
			}
		: undefined;
};

/**
 * The setting of the caller that explains why a name was not resolved, or resolved to something else; undefined where
 * none does. `isShort` where the full name resolves and this is a short one.
 */
export const dnsReason = (
	caller: Caller,
	name: string,
	outcome: ProbeOutcome,
	isShort: boolean,
): DnsReason | undefined => {
	const {pod} = caller;
	const address = hostsAddress(caller, name);
	if (outcome === 'wrong-address' && address !== undefined) {
		const host = withoutDot(name);
		const isAlias = pod?.hostAliases?.some(({ip, hostnames}) => ip === address && hostnames.includes(host));
		return {
			cause: `${isAlias ? `spec.hostAliases of pod ${pod!.name}` : '/etc/hosts of the container'} has "${address} ${host}", and /etc/hosts comes before DNS`,
			advice: isAlias
				? `Remove ${host} from hostAliases in ${templateOf(pod!)}`
				: `Find what writes ${host} to /etc/hosts: the image, its entrypoint or a mounted file`,
		};
	}

	if (outcome === 'wrong-address' && pod?.name === withoutDot(name)) {
		return {
			cause: `${pod.name} is the host name of pod ${pod.name} itself, which has it in /etc/hosts, before DNS`,
			advice: 'Use the FQDN in this pod, or give the pod another name than the Service',
		};
	}

	if (pod === undefined || outcome === 'wrong-address') {
		return undefined;
	}

	return isShort ? (searchReason(pod, caller, name) ?? policyReason(pod, caller)) : policyReason(pod, caller);
};

/** What to change about it. */
export const dnsFix = ({advice}: DnsReason): Fix => ({
	kind: 'text',
	label: 'Change how the client resolves names',
	value: `${advice}.`,
	mutating: false,
});
