import type {ServiceView} from '../../model/service-view.ts';
import {dnsReason} from '../caller/dns-reason.ts';
import type {Caller} from '../caller/known-caller.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
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

const seeDnsLogs = 'Check the DNS server: kubectl -n kube-system logs -l k8s-app=kube-dns.';

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

const negativeWords: Readonly<Partial<Record<ProbeOutcome, string>>> = {
	nxdomain: 'NXDOMAIN',
	nodata: 'NODATA',
	servfail: 'SERVFAIL',
};

/** `web.shop does not resolve (NXDOMAIN from 10.96.0.10)`; without the answer where the tool does not report it. */
const unresolved = ({name, answer, caller: {resolv}}: NameFacts): string => {
	const word = negativeWords[answer.outcome];
	const from = resolv === undefined ? '' : ` from ${servers(resolv)}`;
	return `${name} does not resolve${word === undefined ? '' : ` (${word}${from})`}`;
};

/** Why an existing Service can have no name, the surest reason first. */
const unknownName = (facts: NameFacts): string => {
	const {view, expected, name, answer, caller} = facts;
	const lead = unresolved(facts);
	const {resolv} = caller;
	const {service} = view;
	if (answer.alias !== undefined) {
		return `${name} is a CNAME, as the Service says, but its target does not resolve: ${answer.detail}. Correct spec.externalName, or fix that name.`;
	}

	if (isAddressAlias(expected)) {
		return `${lead}: externalName is the IP address ${view.service.externalName}, and a CNAME needs a hostname. Use a Service without a selector and an EndpointSlice instead.`;
	}

	if (expected.kind === 'addresses' && expected.addresses.length === 0 && isHeadless(view)) {
		return `${lead}: a headless Service without ready endpoints has no DNS record, by design. Get one of its pods ready first.`;
	}

	if (resolv !== undefined && clusterDomain(resolv) === undefined) {
		return `${lead}: this container does not seem to use the cluster DNS (dnsPolicy Default, or None without search domains). Probe from another pod with p, or set dnsPolicy ClusterFirst.`;
	}

	if (resolv === undefined) {
		return `${lead}, and /etc/resolv.conf of this container names no DNS server or cannot be read: the cluster domain may be another. Probe from another pod with p.`;
	}

	return `${lead}, although Service ${service.name} exists: the DNS server lags behind, or the cluster domain is another. ${seeDnsLogs}`;
};

const failure = (facts: NameFacts): string => {
	const {name, answer, expected} = facts;
	const {resolv} = facts.caller;
	const reason = reasonOf(facts, name, answer, false);
	if (reason !== undefined && !hasNothingToFind(expected) && answer.alias === undefined) {
		return `${name} ${answer.outcome === 'wrong-address' ? 'resolves to a wrong address' : 'does not resolve'}: ${answer.detail}. ${reason}`;
	}

	switch (answer.outcome) {
		case 'wrong-address': {
			return `${name} resolves to a wrong address: ${answer.detail}. Answers are cached for some seconds; if it stays, something else answers for this name (hostAliases, a DNS rewrite, a stale cache).`;
		}

		case 'servfail': {
			return answer.alias === undefined
				? `${unresolved(facts)}: a DNS server answers so while it cannot reach the API server. ${seeDnsLogs}`
				: unknownName(facts);
		}

		case 'refused': {
			return `${name} does not resolve (REFUSED from ${servers(resolv)}). ${seeDnsLogs}`;
		}

		case 'dns-timeout': {
			return `DNS timeout: ${servers(resolv)} did not answer for ${name}. Check that kube-dns has endpoints, and that no NetworkPolicy blocks UDP and TCP port 53 for this pod.`;
		}

		// The tool cannot tell, but for a Service without anything to find the reason is known all the same.
		case 'dns-fail-unknown': {
			return hasNothingToFind(expected)
				? unknownName(facts)
				: `${name} does not resolve, and no tool of this container reports why. Probe from a pod that has nslookup or dig with p. ${seeDnsLogs}`;
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
		? `${name} is ${addresses}; the tool does not show whether through CNAME ${expected.target}.`
		: `${name} is ${expected.target}, as the Service says: ${addresses}.`;
};

/** How the name an application would write went. */
const shortFailure = (facts: NameFacts, answer: NameAnswer): string => {
	const {short, name} = facts;
	const {resolv} = facts.caller;
	const reason = reasonOf(facts, short.name, answer, true);
	if (reason !== undefined) {
		return `${name} resolves, but the short name ${short.name} does not: ${answer.detail}. ${reason}`;
	}

	const search = resolv?.search.join(' ') || 'none';
	return answer.outcome === 'wrong-address'
		? `${name} resolves, but the short name ${short.name} resolves to a wrong address: ${answer.detail}. A search domain before the cluster's matches it (search ${search}); use the FQDN.`
		: `${name} resolves, but the short name ${short.name} does not: ${answer.detail}. Search domains ${search}, ndots ${resolv?.ndots ?? 1}; use the FQDN, or fix dnsConfig.`;
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
			`Asked ${servers(resolv)}${policy}; search domains ${resolv.search.join(' ') || 'none'}, ndots ${resolv.ndots}.`,
		short.answer === undefined &&
			`The short name ${short.name} was not tried: no tool of this container uses the search domains.`,
		clusterDomain(resolv) === undefined && 'The cluster domain cluster.local is assumed; the container names none.',
	].filter(Boolean);
	return {answer: 'works', sentence: [success(facts), ...notes].join(' ')};
};
