import {expectedName} from '../expected-name.ts';
import {isAddress} from '../name-answer.ts';
import type {Hop} from './hop.ts';
import {type Facts, hopsOf, type TraceVerdict, type VerdictCode} from './verdict.ts';

/** libc waits five seconds for a server that is gone; a definite answer takes no such time. Milliseconds. */
const silence = 4500;

const codeOf = ({outcome, ms}: Hop): VerdictCode => {
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
			return outcome === 'dns-fail-unknown' && ms >= silence ? 'dns-timeout' : 'dns-nxdomain';
		}
	}
};

/**
 * An ExternalName is an answer of its own: an alias without an address behind it is "no data", whatever the server calls
 * that, and only an address in the place of the name makes CoreDNS say that there is no such name.
 */
const externalCode = ({trail, route}: Facts, hop: Hop): VerdictCode => {
	const expected = expectedName(route.view);
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
	'dns-nodata': 'Correct spec.externalName, or mend that name.',
	'dns-servfail': 'Look at the DNS server: kubectl -n kube-system logs -l k8s-app=kube-dns.',
	'dns-timeout': 'Check that kube-dns has endpoints, and that no NetworkPolicy keeps this pod from port 53.',
	'dns-wrong-address': 'Look for hostAliases, a DNS rewrite, a search domain that catches it, or a stale cache.',
};

/** The verdict on names that fail; undefined where they resolve, or where no tool could ask. */
export const nameVerdict = (facts: Facts): TraceVerdict | undefined => {
	const {trail, route, findings} = facts;
	const [full] = hopsOf(trail, 'dns');
	const [short] = hopsOf(trail, 'dns-short');
	const failed = [full, short].find(hop => hop !== undefined && hop.outcome !== 'ok');
	// kube-proxy rejects packets to a DNS Service without endpoints: what that looks like is vague for one tool, and told by another.
	const failing = failed?.outcome === 'dns-fail-unknown' && short?.outcome === 'dns-timeout' ? short : failed;
	if (failing === undefined || failing.outcome === 'exec-failed' || failing.outcome === 'exec-denied') {
		return undefined;
	}

	const isExternal = route.view.service.type === 'ExternalName';
	const code = isExternal ? externalCode(facts, failing) : codeOf(failing);
	const root = isExternal ? findings.find(({foldedUnder}) => foldedUnder === undefined) : undefined;
	const works = trail.hops.some(({hop, outcome}) => (hop === 'service' || hop === 'endpoint') && outcome === 'ok');
	const sentences = [
		`${failing.detail}.`,
		failed === short && 'The full name resolves: the search path of the container does not lead there.',
		works && 'By its address it answers.',
		root && `${root.cause}.`,
		root === undefined && (failed === short ? 'Use the full name, or mend dnsConfig.' : advice[code]),
	];
	return {
		code,
		confidence: failing.outcome === 'dns-fail-unknown' && root === undefined ? 'likely' : 'certain',
		title: `${failing.target} ${code === 'dns-wrong-address' ? 'resolves to something else' : 'does not resolve'}`,
		cause: sentences.filter(Boolean).join(' '),
		fixes: root?.fixes ?? [],
	};
};
