import type {ServiceView} from '../../model/service-view.ts';
import {dnsReason} from '../caller/dns-reason.ts';
import type {Caller} from '../caller/known-caller.ts';
import type {ProbeVerdict} from '../probe.ts';
import {type ExpectedName, isHeadless} from './expected-name.ts';
import {isAddress, type NameAnswer} from './name-answer.ts';
import {clusterDomain, type ResolvConf} from './resolv-conf.ts';

/** Everything a verdict on a name rests on. */
export type NameFacts = {
	readonly view: ServiceView;
	readonly expected: ExpectedName;
	/** The full name, without the trailing dot. */
	readonly name: string;
	readonly answer: NameAnswer;
	readonly short: {readonly name: string; readonly answer: NameAnswer | undefined};
	readonly caller: Caller;
};

const seeDnsLogs = 'Look at the DNS server: kubectl -n kube-system logs -l k8s-app=kube-dns.';

const servers = (resolv: ResolvConf | undefined) => resolv?.nameservers.join(', ') || 'its DNS server';

/** A CNAME cannot point to an address: CoreDNS answers NXDOMAIN. */
const isAddressAlias = (expected: ExpectedName) => expected.kind === 'alias' && isAddress(expected.target);

/** Whether DNS can have no answer, whatever its state. */
const hasNothingToFind = (expected: ExpectedName) =>
	isAddressAlias(expected) || (expected.kind === 'addresses' && expected.addresses.length === 0);

/** What setting of the caller's own is the reason, and what to change. */
const reasonOf = ({caller}: NameFacts, name: string, {outcome}: NameAnswer, isShort: boolean): string | undefined => {
	const reason = dnsReason(caller, name, outcome, isShort);
	return reason && `${reason.cause}. ${reason.advice}.`;
};

/** Why an existing Service can have no name, the surest reason first. */
const unknownName = (facts: NameFacts): string => {
	const {view, expected, name, answer, caller} = facts;
	const {resolv} = caller;
	const {service} = view;
	if (answer.alias !== undefined) {
		return `${name} is an alias, as the Service says, but what it points to is not resolved: ${answer.detail}. Correct spec.externalName, or fix that name.`;
	}

	if (isAddressAlias(expected)) {
		return `${name} is not found: externalName is the address ${view.service.externalName}, and DNS can only alias to a name. Use a Service without a selector and an EndpointSlice instead.`;
	}

	if (expected.kind === 'addresses' && expected.addresses.length === 0 && isHeadless(view)) {
		return `${name} is not found: a headless Service without ready endpoints has no address in DNS, by design. Get one of its pods ready first.`;
	}

	if (resolv !== undefined && clusterDomain(resolv) === undefined) {
		return `${name} is not found by ${servers(resolv)}: this container does not seem to use the cluster's DNS (dnsPolicy Default, or None without a search list). Probe from another pod with p, or set dnsPolicy ClusterFirst.`;
	}

	if (resolv === undefined) {
		return `${name} is not found, and /etc/resolv.conf of this container names no DNS server or cannot be read: the cluster's domain may be another. Probe from another pod with p.`;
	}

	return `${name} is not found by ${servers(resolv)}, although Service ${service.name} exists: the DNS server is behind, or the cluster's domain is another. ${seeDnsLogs}`;
};

const failure = (facts: NameFacts): string => {
	const {name, answer, expected} = facts;
	const {resolv} = facts.caller;
	const reason = reasonOf(facts, name, answer, false);
	if (reason !== undefined && !hasNothingToFind(expected) && answer.alias === undefined) {
		return `${name} is ${answer.outcome === 'wrong-address' ? 'answered wrongly' : 'not resolved'}: ${answer.detail}. ${reason}`;
	}

	switch (answer.outcome) {
		case 'wrong-address': {
			return `${name} is answered wrongly: ${answer.detail}. Answers are kept for some seconds; if it stays, something else answers for this name (hostAliases, a DNS rewrite, a stale cache).`;
		}

		case 'servfail': {
			return answer.alias === undefined
				? `${name}: ${servers(resolv)} answers SERVFAIL, as it does while it cannot reach the API server. ${seeDnsLogs}`
				: unknownName(facts);
		}

		case 'refused': {
			return `${name}: ${servers(resolv)} refuses to answer. ${seeDnsLogs}`;
		}

		case 'dns-timeout': {
			return `No DNS server answers: ${servers(resolv)} was asked for ${name}. Check that kube-dns has endpoints, and that no NetworkPolicy keeps this pod from UDP and TCP port 53.`;
		}

		// The tool cannot tell, but for a Service without anything to find the reason is known all the same.
		case 'dns-fail-unknown': {
			return hasNothingToFind(expected)
				? unknownName(facts)
				: `${name} is not resolved, and no tool of this container says why. Probe from a pod that has nslookup or dig with p. ${seeDnsLogs}`;
		}

		default: {
			return unknownName(facts);
		}
	}
};

/** What the full name was found to be, in words that hold for each kind of Service. */
const success = ({name, answer, expected}: NameFacts) => {
	const addresses = answer.addresses.join(', ');
	if (expected.kind === 'addresses') {
		return `${name} is ${addresses}, as the Service says.`;
	}

	return answer.alias === undefined
		? `${name} is ${addresses}; the tool does not show whether by way of ${expected.target}.`
		: `${name} is ${expected.target}, as the Service says: ${addresses}.`;
};

/** How the name an application would write went. */
const shortFailure = (facts: NameFacts, answer: NameAnswer): string => {
	const {short, name} = facts;
	const {resolv} = facts.caller;
	const reason = reasonOf(facts, short.name, answer, true);
	if (reason !== undefined) {
		return `${name} is right, but the short name ${short.name} is not: ${answer.detail}. ${reason}`;
	}

	const search = resolv?.search.join(' ') || 'none';
	return answer.outcome === 'wrong-address'
		? `${name} is right, but the short name ${short.name} is not: ${answer.detail}. A search domain before the cluster's catches it (search ${search}); use the full name.`
		: `${name} is right, but the short name ${short.name} is not found: ${answer.detail}. The container searches ${search}, ndots ${resolv?.ndots ?? 1}; use the full name, or fix dnsConfig.`;
};

/** The sentence that ends an nslookup: what was answered, what it means, what to do next. */
export const lookupVerdict = (facts: NameFacts): ProbeVerdict => {
	const {answer, short, caller} = facts;
	const {resolv, pod} = caller;
	const policy = pod === undefined || pod.dnsPolicy === 'ClusterFirst' ? '' : ` (dnsPolicy ${pod.dnsPolicy})`;
	if (answer.outcome !== 'ok') {
		return {answer: 'fails', sentence: failure(facts)};
	}

	if (short.answer !== undefined && short.answer.outcome !== 'ok') {
		return {answer: 'fails', sentence: shortFailure(facts, short.answer)};
	}

	const notes = [
		resolv &&
			`Asked ${servers(resolv)}${policy}; the container searches ${resolv.search.join(' ') || 'nothing'}, ndots ${resolv.ndots}.`,
		short.answer === undefined &&
			`The short name ${short.name} was not tried: no tool of this container follows the search path.`,
		clusterDomain(resolv) === undefined && 'The domain cluster.local is assumed; the container names none.',
	].filter(Boolean);
	return {answer: 'works', sentence: [success(facts), ...notes].join(' ')};
};
