import {isInBlock} from '../../../model/networking/address-block.ts';
import type {Fix} from '../../../rules/finding.ts';
import type {TraceVerdict} from '../../trace/verdicts/trace-facts.ts';
import {certificateProblem} from '../ask-tls.ts';
import {ruleFinding} from './rule-finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

const listed = (words: readonly string[]) => new Intl.ListFormat('en').format(words);

const textFix = (label: string, value: string): Fix => ({kind: 'text', label, value, mutating: false});

/** Whether what the name leads to serves the same: then something in front of the cluster passes requests on. */
const isInFront = ({elsewhere, followed}: WayInFacts): boolean => {
	const [there, here] = [elsewhere?.answer, followed?.answer];
	return there?.outcome === 'answered' && here?.outcome === 'answered' && there.code === here.code;
};

/** What is wrong with the name; undefined where it leads where it should, or to what answers the same. */
export const hostVerdict = (facts: WayInFacts): TraceVerdict | undefined => {
	const {asking, resolved, claimed, elsewhere} = facts;
	const {host, named} = asking;
	const record = textFix(
		'Fix the DNS record',
		`Point ${host} to ${listed(claimed.length > 0 ? claimed : ['the address of its Ingress or Gateway'])}.`,
	);
	if (elsewhere !== undefined && !isInFront(facts)) {
		const {answer} = elsewhere;
		const how =
			answer === undefined
				? 'nothing answers there'
				: answer.outcome === 'answered'
					? `what is there answers ${answer.code} ${answer.reason}`.trim()
					: `${answer.detail} there`;
		return {
			code: 'name-elsewhere',
			confidence: 'certain',
			title: `DNS points to ${listed(elsewhere.addresses)}, not to ${named}: ${host}`,
			cause: `This machine resolves ${host} to ${listed(elsewhere.addresses)}; ${named} says ${listed(claimed)}, and ${how}.`,
			fixes: [record],
		};
	}

	// Who traces an object may do so where its name is not known: in a test, before the record is made.
	if (
		asking.of === undefined &&
		resolved !== undefined &&
		resolved.outcome !== 'ok' &&
		resolved.outcome !== 'cancelled'
	) {
		const isLate = resolved.outcome === 'dns-timeout';
		return {
			code: isLate ? 'dns-timeout' : resolved.outcome === 'nxdomain' ? 'dns-nxdomain' : 'dns-servfail',
			confidence: 'certain',
			title: `Does not resolve on this machine: ${host}`,
			cause: `${host}: ${resolved.detail}.`,
			fixes: resolved.outcome === 'nxdomain' ? [record] : [],
		};
	}

	return undefined;
};

/** What cannot be told without the objects of other namespaces. */
const unknownElsewhere = ({asking}: WayInFacts, cause: string): TraceVerdict => ({
	code: 'unproven',
	confidence: 'certain',
	title: `${asking.named}: not asked`,
	cause: `${cause}: objects of other namespaces are not listed. Trace it with svctop trace, or look at all namespaces.`,
	fixes: [],
});

/** Why no address could be asked at all. */
const withoutAddress = (facts: WayInFacts): TraceVerdict => {
	const {asking, resolved} = facts;
	const finding = ruleFinding(facts);
	if (asking.isWithoutGateway && !facts.isWhole) {
		return unknownElsewhere(facts, `${asking.named} is not known here`);
	}

	if (asking.isWithoutGateway) {
		return {
			code: 'no-route-matched',
			confidence: 'likely',
			title: `${asking.named} not found`,
			cause: `${asking.of!.kind} ${asking.of!.namespace}/${asking.of!.name} names ${asking.named} in parentRefs, and no such Gateway is known: nothing serves the route.`,
			fixes: [textFix('Fix parentRefs', 'Name a Gateway that exists, with its namespace, in parentRefs of the route.')],
		};
	}

	if (finding !== undefined) {
		return {
			code: 'no-route-matched',
			confidence: finding.confidence === 'certain' ? 'certain' : 'likely',
			title: `No controller serves ${asking.named}`,
			cause: `Its status names no address: ${finding.cause}.`,
			fixes: finding.fixes,
		};
	}

	return unaddressed({asking, resolved});
};

const unaddressed = ({asking, resolved}: Pick<WayInFacts, 'asking' | 'resolved'>): TraceVerdict => ({
	code: 'address-unreachable',
	confidence: 'certain',
	title: `No address in the status of ${asking.named}`,
	cause: `Its status names no address${resolved === undefined ? '' : `, and ${asking.host} does not resolve here`}: no controller has taken it, or it does not report where it is reached.`,
	fixes: [textFix('Check its controller', `See that a controller serves ${asking.named}: its class, and its status.`)],
});

/** What is wrong with the addresses: all that were asked are closed. */
export const addressVerdict = (facts: WayInFacts): TraceVerdict | undefined => {
	const {asking, ends, controller, source} = facts;
	if (ends.length === 0) {
		return withoutAddress(facts);
	}

	const closed = ends.filter(({isOpen}) => !isOpen);
	const [first] = closed;
	if (first === undefined) {
		return undefined;
	}

	const where = `${listed(closed.map(({address}) => address))}, port ${first.port},`;
	if (asking.entry !== undefined && controller === undefined && !facts.isWhole) {
		return unknownElsewhere(facts, `${where} ${first.detail}, and the port of its load balancer may be another one`);
	}

	const service = controller?.view.service;
	const {sourceRanges = []} = service ?? {};
	if (source !== undefined && sourceRanges.length > 0 && !sourceRanges.some(range => isInBlock(source, range))) {
		return {
			code: 'source-not-allowed',
			confidence: 'likely',
			title: `Not in loadBalancerSourceRanges: this machine, at ${where}`,
			cause: `This machine connects from ${source}, and spec.loadBalancerSourceRanges of Service ${controller!.view.key} allows ${listed(sourceRanges)} only (${first.detail}).`,
			fixes: [textFix('Allow this machine', `Add a block with ${source} to spec.loadBalancerSourceRanges.`)],
		};
	}

	const others = ends.length - closed.length;
	return {
		code: 'address-unreachable',
		confidence: 'certain',
		title: `Unreachable from this machine: ${where.replace(/,$/, '')}`,
		cause: `${first.detail}. ${
			first.isRefused
				? 'Something there refuses the connection: nothing listens on this port.'
				: 'Nothing answers there: a load balancer that is gone, a firewall, or a network that this machine is not part of.'
		}${others > 0 ? ` ${others} other ${others === 1 ? 'address answers' : 'addresses answer'}: some clients get there.` : ''}`,
		fixes:
			service === undefined
				? []
				: [
						{
							kind: 'command',
							label: 'Check the events of its Service',
							argv: ['kubectl', '-n', service.namespace, 'describe', 'service', service.name],
							mutating: false,
						},
					],
	};
};

const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

/** What is wrong with TLS, the first thing that a client stops at. */
export const tlsVerdict = ({asking, handshake, now}: WayInFacts): TraceVerdict | undefined => {
	const {host, of} = asking;
	const common = {confidence: 'certain'} as const;
	if (handshake === undefined || handshake.outcome === 'cancelled') {
		return undefined;
	}

	if (handshake.outcome !== 'ok') {
		const isPlain = /wrong version number|packet length too long/i.test(handshake.detail);
		return {
			...common,
			code: isPlain ? 'tls-on-plaintext' : 'connection-reset',
			title: isPlain ? `Port ${asking.port} does not speak TLS` : `TLS handshake fails${host && `: ${host}`}`,
			cause: `${handshake.detail}.`,
			fixes: [],
		};
	}

	const {certificate} = handshake;
	const secret = textFix(
		'Set the certificate',
		of?.kind === 'Ingress'
			? `List ${host} in spec.tls of ${asking.named}, with a Secret of type kubernetes.io/tls that has a certificate for it.`
			: asking.isPassthrough
				? `Give the application a certificate for ${host}: the Gateway passes TLS on to it.`
				: `Reference a certificate for ${host} in certificateRefs of the listener.`,
	);
	switch (certificateProblem(handshake, now)) {
		case 'none':
		case 'name': {
			const names = certificate?.names.slice(0, 5).join(', ') || certificate?.subject || 'none';
			return {
				...common,
				code: 'tls-name-mismatch',
				title: `TLS certificate does not match ${host}`,
				cause: `It is for ${names}${/default|fake/i.test(`${names} ${certificate?.subject ?? ''}`) ? ': the default one of the controller, which has none for this host' : ''}.`,
				fixes: [secret],
			};
		}

		case 'expired': {
			const {notBefore, notAfter} = certificate!;
			return {
				...common,
				code: 'tls-expired',
				title:
					notAfter < now
						? `TLS certificate expired on ${day(notAfter)}: ${host}`
						: `TLS certificate not valid before ${day(notBefore)}: ${host}`,
				cause: `It is valid from ${day(notBefore)} to ${day(notAfter)}, issued by ${certificate!.issuer}.`,
				fixes: [textFix('Renew the certificate', `Renew the certificate of ${host} and put it into its Secret.`)],
			};
		}

		case 'untrusted': {
			// Who signs it is between the application and its clients.
			if (asking.isPassthrough) {
				return undefined;
			}

			return {
				...common,
				code: 'tls-untrusted',
				title: `TLS certificate not trusted: ${host}`,
				cause: `${certificate!.subject || host}, issued by ${certificate!.issuer}: ${handshake.distrust}.`,
				fixes: [
					textFix(
						'Use a trusted certificate',
						`Use a certificate of an authority that clients trust, with its whole chain; or add its root to the clients.`,
					),
				],
			};
		}

		default: {
			return undefined;
		}
	}
};
