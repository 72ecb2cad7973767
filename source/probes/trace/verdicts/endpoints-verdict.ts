import type {VerdictCode} from '../../../rules/verdicts/trace-verdicts.ts';
import {claimedScheme} from '../../requests/proposed-url.ts';
import type {Hop} from '../hop.ts';
import {isConnected} from '../walk/probe-port.ts';
import {blockingPolicies, policiesText, policyFixes} from './blocking-policies.ts';
import {refusedVerdict} from './refused-verdict.ts';
import {sampleOf, targets} from './sample.ts';
import {hopsOf, type TraceFacts, type TraceVerdict} from './trace-facts.ts';

const kindOf = ({outcome, mismatch}: Hop): VerdictCode => {
	if (mismatch !== undefined) {
		return mismatch;
	}

	switch (outcome) {
		case 'conn-refused':
		case 'conn-fail-unknown': {
			return 'not-listening';
		}

		case 'no-route':
		case 'net-unreach':
		case 'eacces': {
			return 'no-route';
		}

		case 'http-status': {
			return 'http-server-error';
		}

		case 'resp-timeout': {
			return 'no-response';
		}

		case 'reset':
		case 'empty':
		case 'not-http':
		case 'tls': {
			return 'connection-reset';
		}

		default: {
			return 'endpoint-timeout';
		}
	}
};

/** The kind most of them fail in, silence before the rest. */
const commonKind = (hops: readonly Hop[]): VerdictCode => {
	const kinds = hops.map(kindOf);
	// A dead address on the same segment is unreachable or silent, as the kernel's neighbour table has it.
	if (kinds.every(kind => kind === 'no-route' || kind === 'endpoint-timeout')) {
		return kinds.includes('endpoint-timeout') ? 'endpoint-timeout' : 'no-route';
	}

	const count = (kind: VerdictCode) => kinds.filter(each => each === kind).length;
	return [...new Set(kinds)].toSorted((a, b) => count(b) - count(a))[0]!;
};

const silent = (facts: TraceFacts, code: VerdictCode, hops: readonly Hop[]): TraceVerdict => {
	const {findings, trail} = facts;
	const found = findings.find(finding => finding.code === 'ingress-blocked');
	const local = hopsOf(trail, 'backend-local');
	const inside = local.find(isConnected);
	// Where nothing listens, silence may be that of a client that was too slow to hear the refusal.
	const refused = inside === undefined ? local.find(({outcome}) => outcome === 'conn-refused') : undefined;
	const blocking = hops.map(hop => blockingPolicies(facts, hop));
	const [policy] = blocking;
	// One endpoint that should answer and does not means that something else is wrong as well.
	const blocked = blocking.includes(undefined) ? undefined : policy;
	const why = blocked
		? `${policiesText(blocked)} ${blocked.blockedBy.length === 1 ? 'does' : 'do'} not allow ${trail.client.pod} to connect: ${blocked.why}.`
		: found && `${found.cause}.`;
	const sample = sampleOf(facts, hops);
	const failure =
		code === 'endpoint-timeout'
			? 'Connection timed out'
			: hops.every(({outcome}) => outcome === 'eacces')
				? 'Connection rejected'
				: 'No route to host';
	const counted = sample === undefined ? `${failure} on all endpoints` : `${failure} (${sample})`;
	return {
		code,
		confidence: sample === undefined && refused === undefined ? 'certain' : 'likely',
		title: blocked ? `${counted}: blocked by ${policiesText(blocked)}` : counted,
		cause: [
			`${targets(hops)}: ${hops[0]!.detail}.`,
			inside && `Inside ${inside.pod} the application answers on ${inside.target}: packets are dropped on the way.`,
			refused && `Inside ${refused.pod} ${refused.target} refuses the connection: nothing listens there either.`,
			why ?? 'A NetworkPolicy, a firewall, or the network between the nodes stands between.',
		]
			.filter(Boolean)
			.join(' '),
		fixes: blocked ? policyFixes(facts, blocked) : (found?.fixes ?? []),
	};
};

const titles: Partial<Record<VerdictCode, readonly [title: string, advice: string]>> = {
	'plaintext-on-tls': [
		'HTTP sent to a TLS port',
		'Name the port https (or set appProtocol: https), request https://, or point targetPort at a plain HTTP port.',
	],
	'tls-on-plaintext': [
		'TLS sent to a plain HTTP port',
		'Name the port http (or set appProtocol: http), or point targetPort at a TLS port.',
	],
	'http-server-error': ['HTTP 5xx from the application', 'The network path is fine: check the logs of the pods.'],
	'no-response': [
		'Connected, response timed out',
		'The network path is fine: the application is busy or waits for something itself. Check the logs of the pods.',
	],
	'connection-reset': [
		'Connected, no HTTP response',
		'The connection is reset or closed without a response, or the port speaks another protocol: check the logs of the pods and of their sidecars.',
	],
};

/** The verdict where each of these hops fails, in the way that most of them do. */
export const allFail = (facts: TraceFacts, hops: readonly Hop[]): TraceVerdict => {
	const code = commonKind(hops);
	if (code === 'not-listening') {
		return refusedVerdict(facts, hops);
	}

	if (code === 'endpoint-timeout' || code === 'no-route') {
		return silent(facts, code, hops);
	}

	const {detail} = hops.find(hop => kindOf(hop) === code)!;
	const [general, advice] = titles[code]!;
	const title = general.replace('5xx', /^5\d\d/.exec(detail)?.[0] ?? '5xx');
	const {port} = facts.plan;
	const claim =
		port && claimedScheme(port)
			? ` Port ${port.port}${port.name ? ` (${port.name})` : ''} is declared ${claimedScheme(port)}.`
			: '';
	const isProtocol = code === 'plaintext-on-tls' || code === 'tls-on-plaintext';
	const sample = sampleOf(facts, hops);
	return {
		code,
		confidence: sample === undefined ? 'certain' : 'likely',
		title: sample === undefined ? title : `${title} (${sample})`,
		cause: `${targets(hops)}: ${detail}.${isProtocol ? claim : ''}`,
		fixes: [
			{kind: 'text', label: isProtocol ? 'Fix the protocol' : 'Check the application', value: advice, mutating: false},
		],
	};
};
