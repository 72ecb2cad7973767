import type {ClosedQuestions} from '../../../model/networking/dns-pods.ts';
import type {Target} from '../../../model/pod-access/exec.ts';
import type {Fix} from '../../../rules/finding.ts';
import type {VerdictCode} from '../../../rules/verdicts/trace-verdicts.ts';
import {dnsFix, dnsReason} from '../../caller/dns-reason.ts';
import {expectedName} from '../../names/expected-name.ts';
import {isAddress} from '../../names/name-answer.ts';
import {failureWord} from '../../names/outcome-word.ts';
import type {Hop} from '../hop.ts';
import {replicaVerdict} from './replica-verdict.ts';
import {hopsOf, type TraceFacts, type TraceVerdict} from './trace-facts.ts';

/** libc waits five seconds for a server that is gone; a definite answer takes no such time. Milliseconds. */
const silence = 4500;

const codeOf = ({outcome, took = 0}: Hop): VerdictCode => {
	switch (outcome) {
		case 'nodata': {
			return 'dns-nodata';
		}

		case 'servfail':
		case 'refused': {
			return 'dns-servfail';
		}

		case 'dns-timeout': {
			return 'dns-timeout';
		}

		case 'wrong-address': {
			return 'dns-wrong-address';
		}

		// A tool that does not say why: only a dead server takes this long.
		default: {
			return outcome === 'dns-fail-unknown' && took >= silence ? 'dns-timeout' : 'dns-nxdomain';
		}
	}
};

/**
 * An ExternalName is an answer of its own: an alias without an address behind it is "no data", whatever the server calls
 * that, and only an address in the place of the name makes CoreDNS say that there is no such name.
 */
const externalCode = ({trail, plan}: TraceFacts, hop: Hop): VerdictCode => {
	const expected = expectedName(plan.named);
	const code = codeOf(hop);
	if (code === 'dns-timeout' || code === 'dns-wrong-address') {
		return code;
	}

	if (expected.kind === 'alias' && isAddress(expected.target)) {
		return code === 'dns-nodata' ? code : 'dns-nxdomain';
	}

	return hop.alias !== undefined || (trail.usesClusterDns && hop.outcome !== 'servfail') ? 'dns-nodata' : code;
};

const advice: Partial<Record<VerdictCode, string>> = {
	'dns-nxdomain': "Compare the client's dnsPolicy and the cluster's domain: cat /etc/resolv.conf in it.",
	'dns-nodata': 'Correct spec.externalName, or fix that name.',
	'dns-servfail': 'Check the DNS server: kubectl -n kube-system logs -l k8s-app=kube-dns.',
	'dns-timeout': 'Check that kube-dns has endpoints, and that no NetworkPolicy blocks port 53 for this pod.',
	'dns-wrong-address': 'Look for hostAliases, a DNS rewrite, a search domain that catches it, or a stale cache.',
};

/** What failed, first and in the resolver's own word, where it is about the name itself and no alias of it. */
const titleOf = ({outcome, target, alias}: Hop, code: TraceVerdict['code']): string => {
	if (outcome === 'wrong-address') {
		return `Resolves to the wrong address: ${target}`;
	}

	// The name is there, and what it is an alias of is not.
	if (alias !== undefined || (code === 'dns-nodata' && outcome !== 'nodata')) {
		return `CNAME target does not resolve: ${target}`;
	}

	const word = failureWord(code === 'dns-timeout' ? code : outcome);
	return `${word ?? 'Does not resolve'}: ${target}`;
};

/** Describes the policies, and lets the client's queries out. */
const questionFixes = ({namespace, pod}: Target, {policies}: ClosedQuestions): readonly Fix[] => [
	{
		kind: 'command',
		label: 'Check the NetworkPolicy',
		argv: ['kubectl', '-n', namespace, 'describe', 'networkpolicy', ...policies],
		mutating: false,
	},
	{
		kind: 'text',
		label: 'Allow DNS',
		value: `Add an egress rule to ${policies.join(' or ')} that lets ${pod} reach the DNS pods on their own port, UDP and TCP.`,
		mutating: false,
	},
];

/** The verdict on names that fail; undefined where they resolve, or where no tool could ask. */
export const nameVerdict = (facts: TraceFacts): TraceVerdict | undefined => {
	const {trail, plan, findings} = facts;
	const replicas = replicaVerdict(trail);
	if (replicas.verdict !== undefined) {
		return replicas.verdict;
	}

	const [full] = hopsOf(trail, 'dns');
	const [short] = hopsOf(trail, 'dns-short');
	const failed = [full, short].find(hop => hop !== undefined && hop.outcome !== 'ok');
	// kube-proxy rejects packets to a DNS Service without endpoints: what that looks like is vague for one tool, and told by another.
	const failing = failed?.outcome === 'dns-fail-unknown' && short?.outcome === 'dns-timeout' ? short : failed;
	if (failing === undefined || failing.outcome === 'exec-failed' || failing.outcome === 'exec-denied') {
		return undefined;
	}

	const isExternal = plan.named.service.type === 'ExternalName';
	const code = isExternal ? externalCode(facts, failing) : codeOf(failing);
	// Findings of the Service at the end of an alias say nothing of the name.
	const isItself = isExternal && plan.named === plan.view;
	const root = isItself ? findings.find(({foldedUnder}) => foldedUnder === undefined) : undefined;
	const works = trail.hops.some(({hop, outcome}) => (hop === 'service' || hop === 'endpoint') && outcome === 'ok');
	const {client, caller} = trail;
	const isShortOnly = failed === short && full !== undefined;
	const reason = root ? undefined : dnsReason(caller, failing.target, failing.outcome, isShortOnly);
	// The policies are known as they are written: whether the network enforces them is not.
	const closed =
		code === 'dns-timeout' && reason === undefined
			? facts.questionsOf?.({namespace: client.namespace, name: client.pod})
			: undefined;
	const isAnswered = code === 'dns-nxdomain' || code === 'dns-nodata';
	const isIp = isExternal && isAnswered && isAddress(plan.named.service.externalName);
	// A tool that gives no reason leaves open how the name fails, though not that it does.
	const isInconclusive = failing.outcome === 'dns-fail-unknown' && (root === undefined || isIp);
	const isGuess = trail.isDomainAssumed === true && code === 'dns-nxdomain' && failing === full;
	const sentences = [
		!(isInconclusive && root) && `${failing.detail}.`,
		failing === full && replicas.note,
		isShortOnly &&
			(reason ? 'The FQDN resolves.' : 'The FQDN resolves: the search domains of the container do not include it.'),
		reason && `${reason.cause}.`,
		works && 'Its address answers.',
		isGuess &&
			'/etc/resolv.conf of the container names no DNS server or cannot be read: the cluster domain may be another.',
		root && `${root.cause}.`,
		closed &&
			`Most likely ${closed.policies.length === 1 ? 'NetworkPolicy' : 'NetworkPolicies'} ${closed.policies.join(' and ')} ${closed.policies.length === 1 ? 'blocks' : 'block'} DNS egress of ${client.pod}: ${closed.why}.`,
		root === undefined &&
			closed === undefined &&
			reason === undefined &&
			(isShortOnly ? 'Use the FQDN, or fix dnsConfig.' : advice[code]),
	];
	return {
		code,
		confidence: closed || isInconclusive || isGuess ? 'likely' : 'certain',
		title: isIp ? 'Name does not resolve: externalName is an IP address' : titleOf(failing, code),
		cause: sentences.filter(Boolean).join(' '),
		fixes: root?.fixes ?? (reason ? [dnsFix(reason)] : closed ? questionFixes(client, closed) : []),
	};
};
